-- voiceledger.reconcile_usage(): months whose usage is not the sum of its calls.

create or replace function voiceledger.reconcile_usage()
returns table (
  client_id text,
  month date,
  counted_calls bigint,
  actual_calls bigint,
  counted_seconds numeric,
  actual_seconds numeric,
  counted_cost numeric,
  actual_cost numeric
)
language sql
stable
security invoker
set search_path = ''
begin atomic
  with actual as (
    select
      s.client_id,
      date_trunc('month', s.started_at_utc at time zone 'UTC')::date as month,
      count(*) as call_count,
      coalesce(sum(s.duration_seconds), 0) as duration_seconds,
      coalesce(sum(s.included_seconds), 0) as included_seconds,
      coalesce(sum(s.cost_total), 0) as cost_total
    from public.user_sessions as s
    where s.ended_at_utc is not null
    group by s.client_id, month
  )

  select
    coalesce(u.client_id, a.client_id) as client_id,
    coalesce(u.month, a.month) as month,
    coalesce(u.call_count, 0) as counted_calls,
    coalesce(a.call_count, 0) as actual_calls,
    coalesce(u.duration_seconds, 0) as counted_seconds,
    coalesce(a.duration_seconds, 0) as actual_seconds,
    coalesce(u.cost_total, 0) as counted_cost,
    coalesce(a.cost_total, 0) as actual_cost
  from public.client_monthly_usage as u
  full join actual as a on u.client_id = a.client_id and u.month = a.month
  where
    (
      coalesce(u.call_count, 0),
      coalesce(u.duration_seconds, 0),
      coalesce(u.included_seconds, 0),
      coalesce(u.cost_total, 0)
    ) <> (
      coalesce(a.call_count, 0),
      coalesce(a.duration_seconds, 0),
      coalesce(a.included_seconds, 0),
      coalesce(a.cost_total, 0)
    );
end;

comment on function voiceledger.reconcile_usage() is
'Months whose usage differs from the sum over its calls: never a row.';

revoke all on function voiceledger.reconcile_usage()
from public, anon, authenticated, service_role;
grant execute on function voiceledger.reconcile_usage()
to service_role;
