-- pgcalls.rollup_figures(...): figures of a client, whole, by day and by assistant.

create or replace function pgcalls.rollup_figures(
  client_id text,
  assistant_ids uuid[],
  start_date date,
  end_date date,
  out day date,
  out assistant_id uuid,
  out seconds numeric,
  out calls bigint,
  out unpriced_calls bigint,
  out answered_calls bigint,
  out unanswered_calls bigint,
  out minutes numeric,
  out cost numeric,
  out demos bigint,
  out conversion_rate numeric,
  out response_p50_seconds numeric,
  out response_p95_seconds numeric,
  out interruptions bigint,
  out talk_ratio numeric,
  out tool_calls bigint,
  out tool_success_rate numeric
)
returns setof record
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_custom_plan
as $$
begin
  return query
  with sums as (
    select
      d.day,
      r.assistant_id,
      coalesce(sum(r.call_count), 0)::bigint as calls,
      coalesce(sum(r.unpriced_count), 0)::bigint as unpriced_calls,
      coalesce(sum(r.unanswered_count), 0)::bigint as unanswered_calls,
      coalesce(sum(r.demo_count), 0)::bigint as demos,
      coalesce(sum(r.duration_seconds), 0) as seconds,
      coalesce(sum(r.cost_total), 0) as cost,
      coalesce(sum(r.interruption_count), 0)::bigint as interruptions,
      sum(r.agent_letters) as agent_letters,
      sum(r.user_letters) as user_letters,
      coalesce(sum(r.tool_count), 0)::bigint as tools,
      sum(r.tool_success_count) as tool_successes,
      sum(r.tool_failure_count) as tool_failures,
      pgcalls.response_quantiles(sum(r.responses), '{0.5, 0.95}') as quantiles
    from (
      select rollup_figures.start_date + g.n as day
      from generate_series(
        0, rollup_figures.end_date - rollup_figures.start_date
      ) as g (n)
    ) as d
    left join public.call_rollups as r
      on
        r.client_id = rollup_figures.client_id
        and r.day = d.day
        and r.assistant_id = any (rollup_figures.assistant_ids)
    group by grouping sets ((), (d.day), (r.assistant_id))
    -- Days without calls belong to nobody.
    having grouping(r.assistant_id) = 1 or r.assistant_id is not null
  )

  select
    s.day,
    s.assistant_id,
    s.seconds,
    s.calls,
    s.unpriced_calls,
    s.calls - s.unanswered_calls,
    s.unanswered_calls,
    round(s.seconds / 60, 2),
    s.cost,
    s.demos,
    round(100 * s.demos / nullif(s.calls, 0)::numeric, 2),
    s.quantiles[1],
    s.quantiles[2],
    s.interruptions,
    round(s.agent_letters / nullif(s.agent_letters + s.user_letters, 0), 3),
    s.tools,
    round(
      100 * s.tool_successes / nullif(s.tool_successes + s.tool_failures, 0), 2
    )
  from sums as s;
end;
$$;

comment on function pgcalls.rollup_figures is
$$The figures of a client's calls of some days: one row of all, with neither day nor
assistant, one of each day, and one of each assistant that has calls.

assistant_ids: whose calls. A quantile is the least response time that half, or 95 of a
hundred, of the agent's answers kept to, within 5 per cent.$$;

revoke all on function pgcalls.rollup_figures
from public, anon, authenticated, service_role;
