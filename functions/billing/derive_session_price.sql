-- pgcalls.derive_session_price(): rate plan and cost.

create or replace function pgcalls.derive_session_price()
returns trigger
language plpgsql
volatile
-- definer because the price book is not readable for every writer.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_price record;
  v_is_waiting boolean;
  v_is_billed boolean;
begin
  if tg_op = 'INSERT' then
    new.rate_plan_id := coalesce(
      new.rate_plan_id, pgcalls.rate_plan_at(new.client_id, new.started_at_utc)
    );
  elsif new.cost_total is distinct from old.cost_total then
    new.derived_columns := array_remove(new.derived_columns, 'cost_total');
  elsif 'cost_total' = any (new.derived_columns)
    and new.duration_seconds is not distinct from old.duration_seconds
    and new.rate_plan_id is not distinct from old.rate_plan_id
    and new.started_at_utc = old.started_at_utc
    and new.is_answered is not distinct from old.is_answered
    and new.ended_at_utc is not null
    and new.usage_cost is not null
  then
    return new;
  end if;

  if 'cost_total' = any (new.derived_columns) then
    new.cost_total := null;
    new.derived_columns := array_remove(new.derived_columns, 'cost_total');
  end if;

  new.included_seconds := 0;

  v_is_billed := pgcalls.is_billed(new.rate_plan_id, new.is_answered);

  if new.ended_at_utc is null then
    new.usage_cost := null;
  elsif not v_is_billed then
    new.usage_cost := 0;
  elsif new.usage_cost is null
    or old.ended_at_utc is null
    or new.rate_plan_id is distinct from old.rate_plan_id
    or new.is_answered is distinct from old.is_answered
  then
    new.usage_cost := (
      select coalesce(round(sum(l.price), 4), 0)
      from public.usage_lines as l
      where l.client_id = new.client_id and l.session_id = new.id
    );
  end if;

  if new.cost_total is not null or new.ended_at_utc is null then
    return new;
  end if;

  if not v_is_billed then
    new.cost_total := 0;
    new.derived_columns := new.derived_columns || array['cost_total'];

    return new;
  end if;

  -- Included minutes depend on the rows before this one, whose usage is added after the
  -- statement. Until then the call waits for its price: it has ended and has a plan,
  -- but neither a cost nor cost_total in derived_columns. update_client_monthly_usage
  -- comes back for it.
  v_is_waiting := tg_op = 'UPDATE'
    and old.ended_at_utc is not null
    and old.cost_total is null
    and old.rate_plan_id = new.rate_plan_id
    and 'cost_total' <> all (old.derived_columns);

  if v_is_waiting is not true and pgcalls.has_included_minutes(new.rate_plan_id) then
    return new;
  end if;

  v_price := pgcalls.price_call(
    new.client_id, new.rate_plan_id, new.started_at_utc, new.duration_seconds
  );

  if new.rate_plan_id is not null then
    -- What its column cannot hold stays unpriced; a call must always be able to end.
    if v_price.cost_total + new.usage_cost <= 999999.9999 then
      new.cost_total := v_price.cost_total + new.usage_cost;
      new.included_seconds := v_price.included_seconds;
    end if;

    new.derived_columns := new.derived_columns || array['cost_total'];
  end if;

  return new;
end;
$$;

comment on function pgcalls.derive_session_price is
$$Trigger function: the price is fixed when the call starts, the cost when it ends.

A cost that service_role gave stays; the other one is computed: the price of the time
and of the usage lines, and again whenever length, start, plan or lines change. A null
usage_cost of an ended call means: sum the lines again. A call that was never answered
costs nothing unless its plan bills it. Without a plan the cost stays null: unpriced,
not free.$$;

revoke all on function pgcalls.derive_session_price
from public, anon, authenticated, service_role;

create or replace trigger _230_derive_session_price
before insert or update on public.user_sessions
for each row
execute function pgcalls.derive_session_price();
