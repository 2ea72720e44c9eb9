-- pgcalls.rollup_values(...): calls by what came of them, whole and by day.

create or replace function pgcalls.rollup_values(
  client_id text,
  assistant_ids uuid[],
  start_date date,
  end_date date,
  out dimension text,
  out day date,
  out lines jsonb
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
  with cells as materialized (
    select
      r.dimension,
      -- Only of these by day as well.
      case when r.dimension in ('sentiment', 'lead_score') then r.day end as day,
      r.value,
      sum(r.call_count) as calls,
      sum(r.duration_seconds) as seconds,
      sum(r.cost_total) as cost
    from public.call_rollups as r
    where
      r.client_id = rollup_values.client_id
      and r.dimension in (
        'outcome', 'sentiment', 'type', 'ended_reason', 'hour', 'lead_score'
      )
      and r.day between rollup_values.start_date and rollup_values.end_date
      and r.assistant_id = any (rollup_values.assistant_ids)
    group by 1, 2, 3
    having sum(r.call_count) > 0
  ),

  sums as (
    select
      c.dimension,
      null::date as day,
      c.value,
      sum(c.calls) as calls,
      sum(c.seconds) as seconds,
      sum(c.cost) as cost
    from cells as c
    group by c.dimension, c.value
    union all
    select
      c.dimension,
      c.day,
      c.value,
      c.calls,
      c.seconds,
      c.cost
    from cells as c
    where c.day is not null
  ),

  places as (
    select
      s.*,
      row_number() over (
        partition by s.dimension, s.day order by s.calls desc, s.value
      ) as place
    from sums as s
  )

  select
    p.dimension,
    p.day,
    jsonb_agg(
      jsonb_build_object(
        p.dimension,
        case
          when p.dimension in ('hour', 'lead_score')
            then to_jsonb(nullif(p.value, '')::integer)
          else to_jsonb(nullif(p.value, ''))
        end,
        'calls', p.calls
      ) || case
        when p.day is not null then '{}'
        else jsonb_build_object(
          'minutes', round(p.seconds / 60, 2), 'cost', p.cost
        )
      end
      order by p.place
    )
  from places as p
  where p.place <= 1000
  group by p.dimension, p.day;
end;
$$;

comment on function pgcalls.rollup_values is
$$A client's calls of some days by outcome, sentiment, type, ended_reason, hour of the
start and lead_score: one row of each dimension, and for sentiment and lead_score one
of each day as well.

assistant_ids: whose calls. lines: an array of value, calls, minutes and cost, for a day
of value and calls, most calls first, at most 1,000.$$;

revoke all on function pgcalls.rollup_values
from public, anon, authenticated, service_role;
