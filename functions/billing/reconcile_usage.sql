-- pgcalls.reconcile_usage(): figures that are not the sum of their calls.

create or replace function pgcalls.reconcile_usage()
returns table (
  client_id text,
  month date,
  counted_calls bigint,
  actual_calls bigint,
  counted_seconds numeric,
  actual_seconds numeric,
  counted_cost numeric,
  actual_cost numeric,
  counted_unpriced bigint,
  actual_unpriced bigint,
  source text
)
language plpgsql
stable
-- definer because service_role may not sum the rollups of a client itself.
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  return query
  with actual as (
    select
      s.client_id,
      date_trunc('month', s.started_at_utc at time zone 'UTC')::date as month,
      count(*) as call_count,
      count(*) filter (where s.cost_total is null) as unpriced_count,
      count(*) filter (where not s.is_answered) as unanswered_count,
      coalesce(sum(s.duration_seconds), 0) as duration_seconds,
      coalesce(sum(s.included_seconds), 0) as included_seconds,
      coalesce(sum(s.cost_total), 0) as cost_total
    from public.user_sessions as s
    where s.ended_at_utc is not null
    group by s.client_id, month
  ),

  rollups as (
    select summed.*
    from public.client_subscriptions as c
    cross join pgcalls.sum_rollups(c.client_id) as summed
  ),

  breakdowns as (
    select summed.*
    from public.client_subscriptions as c
    cross join pgcalls.sum_breakdowns(c.client_id) as summed
  ),

  corrections as (
    select
      j.client_id,
      j.corrected_month,
      sum(j.call_count) as call_count,
      sum(j.unpriced_count) as unpriced_count,
      sum(j.unanswered_count) as unanswered_count,
      sum(j.duration_seconds) as duration_seconds,
      sum(j.included_seconds) as included_seconds,
      sum(j.cost_total) as cost_total
    from public.statement_adjustments as j
    group by j.client_id, j.corrected_month
  ),

  months as (
    select
      coalesce(u.client_id, a.client_id) as client_id,
      coalesce(u.month, a.month) as month,
      coalesce(u.call_count, 0) as counted_calls,
      coalesce(a.call_count, 0) as actual_calls,
      coalesce(u.duration_seconds, 0) as counted_seconds,
      coalesce(a.duration_seconds, 0) as actual_seconds,
      coalesce(u.cost_total, 0) as counted_cost,
      coalesce(a.cost_total, 0) as actual_cost,
      coalesce(u.unpriced_count, 0) as counted_unpriced,
      coalesce(a.unpriced_count, 0) as actual_unpriced,
      coalesce(u.unanswered_count, 0) as counted_unanswered,
      coalesce(a.unanswered_count, 0) as actual_unanswered,
      coalesce(u.included_seconds, 0) as counted_included,
      coalesce(a.included_seconds, 0) as actual_included,
      '{}'::numeric[] as counted_figures,
      '{}'::numeric[] as actual_figures,
      'client_monthly_usage' as source
    from public.client_monthly_usage as u
    full join actual as a on u.client_id = a.client_id and u.month = a.month
    union all
    select
      c.client_id,
      c.current_month as month,
      c.current_month_calls as counted_calls,
      coalesce(a.call_count, 0) as actual_calls,
      c.current_month_seconds as counted_seconds,
      coalesce(a.duration_seconds, 0) as actual_seconds,
      c.current_month_cost as counted_cost,
      coalesce(a.cost_total, 0) as actual_cost,
      c.current_month_unpriced as counted_unpriced,
      coalesce(a.unpriced_count, 0) as actual_unpriced,
      c.current_month_unanswered as counted_unanswered,
      coalesce(a.unanswered_count, 0) as actual_unanswered,
      0 as counted_included,
      0 as actual_included,
      '{}'::numeric[] as counted_figures,
      '{}'::numeric[] as actual_figures,
      'client_subscriptions' as source
    from public.client_subscriptions as c
    left join actual as a
      on c.client_id = a.client_id and c.current_month = a.month
    union all
    select
      coalesce(r.client_id, t.client_id) as client_id,
      date_trunc('month', coalesce(r.day, t.day))::date as month,
      coalesce(r.call_count, 0) as counted_calls,
      coalesce(t.call_count, 0) as actual_calls,
      coalesce(r.duration_seconds, 0) as counted_seconds,
      coalesce(t.duration_seconds, 0) as actual_seconds,
      coalesce(r.cost_total, 0) as counted_cost,
      coalesce(t.cost_total, 0) as actual_cost,
      coalesce(r.unpriced_count, 0) as counted_unpriced,
      coalesce(t.unpriced_count, 0) as actual_unpriced,
      coalesce(r.unanswered_count, 0) as counted_unanswered,
      coalesce(t.unanswered_count, 0) as actual_unanswered,
      0 as counted_included,
      0 as actual_included,
      array[
        coalesce(r.demo_count, 0),
        coalesce(r.interruption_count, 0),
        coalesce(r.agent_letters, 0),
        coalesce(r.user_letters, 0),
        coalesce(r.tool_count, 0),
        coalesce(r.tool_success_count, 0),
        coalesce(r.tool_failure_count, 0),
        coalesce(r.responses, 0)
      ] as counted_figures,
      array[
        coalesce(t.demo_count, 0),
        coalesce(t.interruption_count, 0),
        coalesce(t.agent_letters, 0),
        coalesce(t.user_letters, 0),
        coalesce(t.tool_count, 0),
        coalesce(t.tool_success_count, 0),
        coalesce(t.tool_failure_count, 0),
        coalesce(t.responses, 0)
      ] as actual_figures,
      'call_rollups' as source
    from public.call_rollups as r
    full join rollups as t
      on
        r.client_id = t.client_id
        and r.day = t.day
        and r.assistant_id = t.assistant_id
    union all
    select
      coalesce(b.client_id, t.client_id) as client_id,
      date_trunc('month', coalesce(b.day, t.day))::date as month,
      coalesce(b.call_count, 0) as counted_calls,
      coalesce(t.call_count, 0) as actual_calls,
      coalesce(b.duration_seconds, 0) as counted_seconds,
      coalesce(t.duration_seconds, 0) as actual_seconds,
      coalesce(b.cost_total, 0) as counted_cost,
      coalesce(t.cost_total, 0) as actual_cost,
      0 as counted_unpriced,
      0 as actual_unpriced,
      0 as counted_unanswered,
      0 as actual_unanswered,
      0 as counted_included,
      0 as actual_included,
      '{}'::numeric[] as counted_figures,
      '{}'::numeric[] as actual_figures,
      'call_breakdowns' as source
    from public.call_breakdowns as b
    full join breakdowns as t
      on
        b.client_id = t.client_id
        and b.dimension = t.dimension
        and b.period = t.period
        and b.day = t.day
        and b.assistant_id = t.assistant_id
        and b.value = t.value
    union all
    select
      st.client_id,
      st.month,
      st.call_count + coalesce(later.call_count, 0) as counted_calls,
      coalesce(a.call_count, 0) as actual_calls,
      st.duration_seconds + coalesce(later.duration_seconds, 0) as counted_seconds,
      coalesce(a.duration_seconds, 0) as actual_seconds,
      st.usage_cost + coalesce(later.cost_total, 0) as counted_cost,
      coalesce(a.cost_total, 0) as actual_cost,
      st.unpriced_count + coalesce(later.unpriced_count, 0) as counted_unpriced,
      coalesce(a.unpriced_count, 0) as actual_unpriced,
      st.unanswered_count + coalesce(later.unanswered_count, 0)
        as counted_unanswered,
      coalesce(a.unanswered_count, 0) as actual_unanswered,
      st.included_seconds + coalesce(later.included_seconds, 0) as counted_included,
      coalesce(a.included_seconds, 0) as actual_included,
      '{}'::numeric[] as counted_figures,
      '{}'::numeric[] as actual_figures,
      'statements' as source
    from public.statements as st
    left join corrections as later
      on st.client_id = later.client_id and st.month = later.corrected_month
    left join actual as a on st.client_id = a.client_id and st.month = a.month
    union all
    select
      st.client_id,
      st.month,
      0 as counted_calls,
      0 as actual_calls,
      0 as counted_seconds,
      0 as actual_seconds,
      st.adjustment_cost as counted_cost,
      coalesce(sum(j.cost_total), 0) as actual_cost,
      0 as counted_unpriced,
      0 as actual_unpriced,
      0 as counted_unanswered,
      0 as actual_unanswered,
      0 as counted_included,
      0 as actual_included,
      '{}'::numeric[] as counted_figures,
      '{}'::numeric[] as actual_figures,
      'statement_adjustments' as source
    from public.statements as st
    left join public.statement_adjustments as j
      on st.client_id = j.client_id and st.month = j.month
    group by st.client_id, st.month, st.adjustment_cost
  )

  select
    m.client_id,
    m.month,
    m.counted_calls::bigint,
    m.actual_calls::bigint,
    m.counted_seconds,
    m.actual_seconds,
    m.counted_cost,
    m.actual_cost,
    m.counted_unpriced::bigint,
    m.actual_unpriced::bigint,
    m.source
  from months as m
  where
    (
      m.counted_calls,
      m.counted_seconds,
      m.counted_cost,
      m.counted_unpriced,
      m.counted_unanswered,
      m.counted_included,
      m.counted_figures
    ) <> (
      m.actual_calls,
      m.actual_seconds,
      m.actual_cost,
      m.actual_unpriced,
      m.actual_unanswered,
      m.actual_included,
      m.actual_figures
    );
end;
$$;

comment on function pgcalls.reconcile_usage is
$$Figures that differ from the sum over their calls: never a row.

Compared are the months of client_monthly_usage, the current month of
client_subscriptions, every row of call_rollups and call_breakdowns, and closed
statements with their adjustments; source says which. Reads every call.$$;

revoke all on function pgcalls.reconcile_usage
from public, anon, authenticated, service_role;
grant execute on function pgcalls.reconcile_usage
to service_role;
