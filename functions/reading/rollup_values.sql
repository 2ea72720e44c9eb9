-- pgcalls.rollup_values(...): calls by what they were, whole and by day.

create or replace function pgcalls.rollup_values(
  client_id text,
  assistant_ids uuid[],
  start_date date,
  end_date date,
  out dimension text,
  out day date,
  out lines json
)
returns setof record
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_custom_plan
as $$
declare
  -- Whole months from the first of the one until before the first of the other.
  v_months date := date_trunc('month', rollup_values.start_date - 1) + '1 month';
  v_rest date := greatest(date_trunc('month', rollup_values.end_date + 1), v_months);
begin
  return query
  with sums as (
    select
      b.dimension,
      null::date as day,
      b.value,
      sum(b.call_count)::bigint as calls,
      sum(b.duration_seconds) as seconds,
      sum(b.cost_total) as cost
    from public.call_breakdowns as b
    where
      b.client_id = rollup_values.client_id
      and b.dimension in (
        'outcome', 'sentiment', 'type', 'ended_reason', 'hour', 'lead_score'
      )
      and (
        b.period = 'month' and b.day >= v_months and b.day < v_rest
        or b.period = 'day'
        and b.day >= rollup_values.start_date
        and b.day < least(v_months, rollup_values.end_date + 1)
        or b.period = 'day'
        and b.day >= v_rest
        and b.day <= rollup_values.end_date
      )
      and b.assistant_id = any (rollup_values.assistant_ids)
    group by b.dimension, b.value
    union all
    select
      b.dimension,
      b.day,
      b.value,
      sum(b.call_count)::bigint as calls,
      null as seconds,
      null as cost
    from public.call_breakdowns as b
    where
      b.client_id = rollup_values.client_id
      and b.dimension in ('sentiment', 'lead_score')
      and b.period = 'day'
      and b.day between rollup_values.start_date and rollup_values.end_date
      and b.assistant_id = any (rollup_values.assistant_ids)
    group by b.dimension, b.day, b.value
  ),

  places as (
    select
      s.*,
      case
        when s.dimension in ('hour', 'lead_score')
          then to_json(nullif(s.value, '')::integer)
        else to_json(nullif(s.value, ''))
      end as told,
      row_number() over (
        partition by s.dimension, s.day order by s.calls desc, s.value
      ) as place
    from sums as s
    where s.calls > 0
  )

  select
    p.dimension,
    p.day,
    json_agg(
      case
        when p.day is null
          then json_build_object(
            p.dimension, p.told,
            'calls', p.calls,
            'minutes', round(p.seconds / 60, 2),
            'cost', p.cost
          )
        else json_build_object(
          p.dimension, p.told, 'calls', p.calls
        )
      end
      order by p.calls desc, p.value
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

assistant_ids: whose calls. lines: an array of value, calls, minutes and cost, most
calls first, at most 1,000; for a day of value and calls.$$;

revoke all on function pgcalls.rollup_values
from public, anon, authenticated, service_role;
