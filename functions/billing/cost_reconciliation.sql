-- pgcalls.cost_reconciliation: what the public one does.

create or replace function pgcalls.cost_reconciliation(
  month date,
  client_id text
)
returns setof public.cost_reconciliation_row
language plpgsql
stable
-- definer because callers hold no right on the plans; only service_role may call it.
security definer
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_custom_plan
as $$
declare
  v_from timestamptz;
begin
  if (
    cost_reconciliation.month between '2000-01-01' and '2099-12-31'
  ) is not true then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'month is missing or out of range',
      hint = 'Pass a day of the month, such as 2026-10-01.';
  end if;

  v_from := date_trunc('month', cost_reconciliation.month::timestamp)
  at time zone 'UTC';

  perform pgcalls.audit(
    cost_reconciliation.client_id, 'read', 'cost_reconciliation', null
  );

  return query
  with calls as materialized (
    select
      s.client_id,
      s.id,
      s.assistant_id,
      s.cost_total,
      s.usage_cost,
      s.reported_cost_total,
      pgcalls.is_billed(s.rate_plan_id, s.is_answered) as is_billed,
      p.currency
    from public.user_sessions as s
    left join public.rate_plans as p on s.rate_plan_id = p.id
    where
      s.ended_at_utc is not null
      and s.started_at_utc >= v_from
      and s.started_at_utc < (
        v_from at time zone 'UTC' + interval '1 month'
      ) at time zone 'UTC'
      and (
        cost_reconciliation.client_id is null
        or s.client_id = cost_reconciliation.client_id
      )
  ),

  parts as (
    -- What is left of the cost after the lines: the time, or what service_role billed.
    select
      c.client_id,
      c.id,
      c.assistant_id,
      'call' as component,
      c.currency,
      c.cost_total - coalesce(c.usage_cost, 0) as own_cost,
      c.cost_total is null as is_unpriced,
      c.reported_cost_total::numeric as vendor_cost,
      null::text as vendor_currency
    from calls as c
    union all
    select
      c.client_id,
      c.id,
      c.assistant_id,
      l.component,
      c.currency,
      case
        when c.cost_total is null then null
        when c.is_billed then l.price
        else 0
      end as own_cost,
      l.price is null as is_unpriced,
      l.vendor_cost,
      l.vendor_currency
    from calls as c
    join public.usage_lines as l
      on
        c.client_id = l.client_id
        and c.id = l.session_id
        and (
          cost_reconciliation.client_id is null
          or l.client_id = cost_reconciliation.client_id
        )
  )

  select
    p.client_id,
    p.assistant_id,
    p.component,
    count(distinct p.id),
    count(*),
    count(*) filter (where p.is_unpriced),
    coalesce(sum(p.own_cost), 0),
    p.currency,
    sum(p.vendor_cost),
    p.vendor_currency,
    case
      when p.vendor_currency = p.currency or p.component = 'call'
        then sum(p.own_cost) - sum(p.vendor_cost)
    end
  from parts as p
  group by p.client_id, p.assistant_id, p.component, p.currency, p.vendor_currency
  order by p.client_id, p.assistant_id, p.component, p.currency, p.vendor_currency;
end;
$$;

comment on function pgcalls.cost_reconciliation is
'Implementation of public.cost_reconciliation; documented there.';

revoke all on function pgcalls.cost_reconciliation
from public, anon, authenticated, service_role;
grant execute on function pgcalls.cost_reconciliation
to service_role;
