-- pgcalls.rollup_figures(...): figures of a client, whole, by day and by assistant.

create or replace function pgcalls.rollup_figures(
  client_id text,
  assistant_ids uuid[],
  start_date date,
  end_date date,
  out day date,
  out assistant_id uuid,
  out calls bigint,
  out unpriced_calls bigint,
  out seconds numeric,
  out cost numeric,
  out figures jsonb
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
      c.assistant_id,
      -- One name for each group, so that it meets its quantiles by hashing.
      concat(d.day, c.assistant_id) as name,
      grouping(d.day) = 0 or grouping(c.assistant_id) = 0 as is_part,
      coalesce(sum(c.call_count), 0) as calls,
      coalesce(sum(c.unpriced_count), 0) as unpriced_calls,
      coalesce(sum(c.unanswered_count), 0) as unanswered_calls,
      coalesce(sum(c.demo_count), 0) as demos,
      coalesce(sum(c.duration_seconds), 0) as seconds,
      coalesce(sum(c.cost_total), 0) as cost,
      coalesce(sum(c.interruption_count), 0) as interruptions,
      sum(c.agent_letters) as agent_letters,
      sum(c.agent_letters + c.user_letters) as letters,
      coalesce(sum(c.tool_count), 0) as tools,
      sum(c.tool_success_count) as tool_successes,
      sum(c.tool_success_count + c.tool_failure_count) as tool_results
    from (
      select rollup_figures.start_date + g.n as day
      from generate_series(
        0, rollup_figures.end_date - rollup_figures.start_date
      ) as g (n)
    ) as d
    left join public.call_rollups as c
      on
        c.client_id = rollup_figures.client_id
        and c.dimension = 'total'
        and c.day = d.day
        and c.assistant_id = any (rollup_figures.assistant_ids)
    group by grouping sets ((), (d.day), (c.assistant_id))
  ),

  buckets as (
    select
      concat(c.day, c.assistant_id) as name,
      c.value::integer as bucket,
      -- As integers: a sum of bigint is numeric, and several times slower.
      sum(c.turn_count::integer) as turns
    from public.call_rollups as c
    where
      c.client_id = rollup_figures.client_id
      and c.dimension = 'response'
      and c.day between rollup_figures.start_date and rollup_figures.end_date
      and c.assistant_id = any (rollup_figures.assistant_ids)
    group by grouping sets (
      (c.value::integer), (c.day, c.value::integer), (c.assistant_id, c.value::integer)
    )
  ),

  ranks as (
    select
      b.name,
      b.bucket,
      sum(b.turns) over (partition by b.name order by b.bucket) as up_to,
      sum(b.turns) over (partition by b.name) as turns
    from buckets as b
  ),

  quantiles as (
    select
      k.name,
      min(k.bucket) filter (where k.up_to >= 0.5 * k.turns) as p50,
      min(k.bucket) filter (where k.up_to >= 0.95 * k.turns) as p95
    from ranks as k
    where k.turns > 0
    group by k.name
  )

  select
    s.day,
    s.assistant_id,
    s.calls::bigint,
    s.unpriced_calls::bigint,
    s.seconds,
    s.cost,
    jsonb_build_object(
      'calls', s.calls,
      'unpriced_calls', s.unpriced_calls,
      'answered_calls', s.calls - s.unanswered_calls,
      'unanswered_calls', s.unanswered_calls,
      'minutes', round(s.seconds / 60, 2),
      'cost', s.cost,
      'demos', s.demos,
      'conversion_rate', round(100 * s.demos / nullif(s.calls, 0), 2),
      'response_p50_seconds', pgcalls.response_seconds(q.p50),
      'response_p95_seconds', pgcalls.response_seconds(q.p95),
      'interruptions', s.interruptions,
      'talk_ratio', round(s.agent_letters / nullif(s.letters, 0), 3),
      'tool_calls', s.tools,
      'tool_success_rate',
      round(100 * s.tool_successes / nullif(s.tool_results, 0), 2)
    )
  from sums as s
  left join quantiles as q on s.name = q.name
  -- Days without calls belong to nobody.
  where s.name <> '' or not s.is_part;
end;
$$;

comment on function pgcalls.rollup_figures is
$$The figures of a client's calls of some days: one row of all, with neither day nor
assistant, one of each day, and one of each assistant that has calls.

assistant_ids: whose calls. figures: an object of all of them. A quantile is the least
response time that half, or 95 of a hundred, of the agent's answers kept to, within 5
per cent.$$;

revoke all on function pgcalls.rollup_figures
from public, anon, authenticated, service_role;
