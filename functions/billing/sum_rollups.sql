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
  select
    s.client_id,
    cell.dimension,
    s.local_start::date,
    s.assistant_id,
    coalesce(cell.value, ''),
    count(*),
    count(*) filter (where s.cost_total is null),
    coalesce(sum(s.duration_seconds), 0)::numeric(16, 3),
    coalesce(sum(s.cost_total), 0)::numeric(16, 4)
  from (
    select
      called.*,
      called.started_at_utc at time zone c.timezone as local_start
    from public.user_sessions as called
    join public.client_subscriptions as c on c.client_id = called.client_id
    where
      called.ended_at_utc is not null
      and called.client_id = sum_rollups.client_id
  ) as s
  cross join lateral (
    values
    ('total', null),
    ('outcome', left(s.call_outcome, 200)),
    ('sentiment', left(s.sentiment, 200)),
    ('type', left(s.type, 200)),
    ('ended_reason', left(s.ended_reason, 200)),
    ('hour', extract(hour from s.local_start)::text)
  ) as cell (dimension, value)
  group by
    s.client_id,
    cell.dimension,
    s.local_start::date,
    s.assistant_id,
    coalesce(cell.value, '');
end;
$$;

comment on function pgcalls.sum_rollups is
'What call_rollups must hold for a client: summed over its ended calls.';

revoke all on function pgcalls.sum_rollups
from public, anon, authenticated, service_role;
