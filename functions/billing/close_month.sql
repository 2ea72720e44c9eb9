-- pgcalls.close_month: what the public one does.

create or replace function pgcalls.close_month(
  month date,
  client_id text
)
returns setof public.statement_row
language plpgsql
volatile
-- definer because nobody else may write statements.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_sums record;
  v_month date;
  v_client_id text;
  v_row public.statement_row;
begin
  if (
    close_month.month between '2000-01-01' and (now() at time zone 'UTC')::date
  ) is not true then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'month is missing or out of range',
      hint = 'Pass a day of a month that is over, such as 2026-10-01.';
  end if;

  v_month := date_trunc('month', close_month.month::timestamp);

  if v_month = date_trunc('month', now() at time zone 'UTC') then
    raise exception using
      errcode = 'PT409',
      message = 'month is not over',
      hint = 'Close it when its last day has passed in UTC.';
  end if;

  if close_month.client_id is not null and not exists (
    select
    from public.client_subscriptions as c
    where c.client_id = close_month.client_id
  ) then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'client_id is unknown',
      hint = 'Pass the client_id of a row of client_subscriptions.';
  end if;

  for v_client_id in
    select c.client_id
    from public.client_subscriptions as c
    where close_month.client_id is null or c.client_id = close_month.client_id
    order by c.client_id
  loop
    v_row := null;
    perform
    from public.client_subscriptions as c
    where c.client_id = v_client_id
    for no key update;

    begin
      select
        coalesce(sum(part.call_count), 0) as call_count,
        coalesce(sum(part.unpriced_count), 0) as unpriced_count,
        coalesce(sum(part.unanswered_count), 0) as unanswered_count,
        coalesce(sum(part.duration_seconds), 0) as duration_seconds,
        coalesce(sum(part.included_seconds), 0) as included_seconds,
        coalesce(sum(part.usage_cost), 0) as usage_cost,
        coalesce(sum(part.adjustment_cost), 0) as adjustment_cost
      into v_sums
      from (
        select
          u.call_count,
          u.unpriced_count,
          u.unanswered_count,
          u.duration_seconds,
          u.included_seconds,
          u.cost_total as usage_cost,
          0 as adjustment_cost
        from public.client_monthly_usage as u
        where u.client_id = v_client_id and u.month = v_month
        union all
        select
          0 as call_count,
          0 as unpriced_count,
          0 as unanswered_count,
          0 as duration_seconds,
          0 as included_seconds,
          0 as usage_cost,
          j.cost_total as adjustment_cost
        from public.statement_adjustments as j
        where j.client_id = v_client_id and j.month = v_month
      ) as part;

      -- Not of that query: Citus counts what was to be inserted, not what was.
      insert into public.statements (
        client_id,
        month,
        call_count,
        unpriced_count,
        unanswered_count,
        duration_seconds,
        included_seconds,
        usage_cost,
        adjustment_cost,
        cost_total,
        currency
      )
      values (
        v_client_id,
        v_month,
        v_sums.call_count,
        v_sums.unpriced_count,
        v_sums.unanswered_count,
        v_sums.duration_seconds,
        v_sums.included_seconds,
        v_sums.usage_cost,
        v_sums.adjustment_cost,
        v_sums.usage_cost + v_sums.adjustment_cost,
        pgcalls.client_currency(v_client_id)
      )
      on conflict on constraint statements_pkey do nothing;

      v_row.created := found;

      select
        s.client_id,
        s.month,
        s.call_count,
        s.unpriced_count,
        s.duration_seconds,
        s.included_seconds,
        s.usage_cost,
        s.adjustment_cost,
        s.cost_total,
        s.currency,
        s.closed_at,
        v_row.created,
        null,
        s.unanswered_count
      into v_row
      from public.statements as s
      where s.client_id = v_client_id and s.month = v_month;
    exception
      when others then
        v_row := null;
        v_row.client_id := v_client_id;
        v_row.month := v_month;
        v_row.failed := sqlstate;
    end;

    return next v_row;
  end loop;
end;
$$;

comment on function pgcalls.close_month is
'Implementation of public.close_month; documented there.';

revoke all on function pgcalls.close_month
from public, anon, authenticated, service_role;
grant execute on function pgcalls.close_month
to service_role;
