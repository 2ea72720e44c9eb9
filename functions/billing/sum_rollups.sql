-- pgcalls.sum_rollups(client_id): the rollups of a client, from its calls.

create or replace function pgcalls.sum_rollups(client_id text)
returns setof public.call_rollups
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return query
  with calls as (
    select
      s.*,
      (s.started_at_utc at time zone c.timezone)::date as day
    from public.user_sessions as s
    join public.client_subscriptions as c on s.client_id = c.client_id
    where s.client_id = sum_rollups.client_id and s.ended_at_utc is not null
  ),

  answers as (
    select
      c.day,
      c.assistant_id,
      r.key as bucket,
      sum(r.value::bigint) as turns
    from calls as c
    cross join lateral jsonb_each_text(c.figures -> 'responses') as r
    group by c.day, c.assistant_id, r.key
  ),

  histograms as (
    select
      a.day,
      a.assistant_id,
      pgcalls.pack_responses(jsonb_object_agg(a.bucket, a.turns)) as responses
    from answers as a
    group by a.day, a.assistant_id
  )

  select
    c.client_id,
    c.day,
    c.assistant_id,
    count(*),
    count(*) filter (where c.cost_total is null),
    count(*) filter (where not c.is_answered),
    count(*) filter (where c.demo_scheduled),
    coalesce(sum(c.duration_seconds), 0)::numeric(16, 3),
    coalesce(sum(c.cost_total), 0)::numeric(16, 4),
    coalesce(sum((c.figures ->> 'interruptions')::bigint), 0)::bigint,
    coalesce(sum((c.figures ->> 'agent_letters')::bigint), 0)::bigint,
    coalesce(sum((c.figures ->> 'user_letters')::bigint), 0)::bigint,
    coalesce(sum(c.tool_call_count), 0)::bigint,
    coalesce(sum((c.figures ->> 'tool_successes')::bigint), 0)::bigint,
    coalesce(sum((c.figures ->> 'tool_failures')::bigint), 0)::bigint,
    coalesce(h.responses, 0)
  from calls as c
  left join histograms as h on c.day = h.day and c.assistant_id = h.assistant_id
  group by c.client_id, c.day, c.assistant_id, h.responses;
end;
$$;

comment on function pgcalls.sum_rollups is
'What call_rollups must hold for a client: summed over its ended calls.';

revoke all on function pgcalls.sum_rollups
from public, anon, authenticated, service_role;
