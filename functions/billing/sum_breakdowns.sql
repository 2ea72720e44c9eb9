-- pgcalls.sum_breakdowns(client_id): the breakdowns of a client, from its calls.

create or replace function pgcalls.sum_breakdowns(client_id text)
returns setof public.call_breakdowns
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return query
  with days as materialized (
    select
      s.client_id,
      part.dimension,
      (s.started_at_utc at time zone c.timezone)::date as day,
      s.assistant_id,
      coalesce(part.value, '') as value,
      count(*) as call_count,
      coalesce(sum(s.duration_seconds), 0) as duration_seconds,
      coalesce(sum(s.cost_total), 0) as cost_total
    from public.user_sessions as s
    join public.client_subscriptions as c on s.client_id = c.client_id
    cross join
      lateral (
        values
        ('outcome', left(s.call_outcome, 200)),
        ('sentiment', left(s.sentiment, 200)),
        ('type', left(s.type, 200)),
        ('ended_reason', left(s.ended_reason, 200)),
        (
          'hour',
          extract(hour from s.started_at_utc at time zone c.timezone)::text
        ),
        ('lead_score', pgcalls.lead_band(s, c.lead_score_weights)::text)
      ) as part (dimension, value)
    where s.client_id = sum_breakdowns.client_id and s.ended_at_utc is not null
    group by 1, 2, 3, 4, 5
  )

  select
    d.client_id,
    d.dimension,
    'day',
    d.day,
    d.assistant_id,
    d.value,
    d.call_count,
    d.duration_seconds::numeric(16, 3),
    d.cost_total::numeric(16, 4)
  from days as d
  union all
  select
    d.client_id,
    d.dimension,
    'month',
    date_trunc('month', d.day)::date as day,
    d.assistant_id,
    d.value,
    sum(d.call_count)::bigint,
    sum(d.duration_seconds)::numeric(16, 3),
    sum(d.cost_total)::numeric(16, 4)
  from days as d
  group by 1, 2, 4, 5, 6;
end;
$$;

comment on function pgcalls.sum_breakdowns is
'What call_breakdowns must hold for a client: summed over its ended calls.';

revoke all on function pgcalls.sum_breakdowns
from public, anon, authenticated, service_role;
