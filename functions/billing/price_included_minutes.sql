-- pgcalls.price_included_minutes(): price a call that may use included minutes.

create or replace function pgcalls.price_included_minutes()
returns trigger
language plpgsql
volatile
-- definer because the price book is not readable for every writer.
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if pgcalls.has_included_minutes(new.rate_plan_id) then
    update public.user_sessions as s
    set derived_columns = s.derived_columns || array['price_now']
    where s.client_id = new.client_id and s.id = new.id;
  end if;

  return null;
end;
$$;

comment on function pgcalls.price_included_minutes is
$$Trigger function: price an ended call once the usage of the rows before it counts.

It fires after update_client_usage_on_session_end, by its name, and marks the row with
price_now in derived_columns; the nested derive_3_price then prices it. So one statement
that ends many calls gives each included minute away once.$$;

revoke all on function pgcalls.price_included_minutes
from public, anon, authenticated, service_role;

create or replace trigger user_sessions_price_included
after insert or update on public.user_sessions
for each row
when (
  new.ended_at_utc is not null
  and new.cost_total is null
  and new.rate_plan_id is not null
  and array_position(new.derived_columns, 'cost_total') is null
)
execute function pgcalls.price_included_minutes();
