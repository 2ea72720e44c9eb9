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
    cell.client_id,
    cell.dimension,
    cell.day,
    cell.assistant_id,
    cell.value,
    sum(cell.call_count)::bigint,
    sum(cell.unpriced_count)::bigint,
    sum(cell.unanswered_count)::bigint,
    sum(cell.demo_count)::bigint,
    sum(cell.duration_seconds)::numeric(16, 3),
    sum(cell.cost_total)::numeric(16, 4),
    sum(cell.turn_count)::bigint,
    sum(cell.interruption_count)::bigint,
    sum(cell.agent_letters)::bigint,
    sum(cell.user_letters)::bigint,
    sum(cell.tool_count)::bigint,
    sum(cell.tool_success_count)::bigint,
    sum(cell.tool_failure_count)::bigint
  from public.user_sessions as s
  join public.client_subscriptions as c on c.client_id = s.client_id
  cross join lateral pgcalls.call_cells(s, c) as cell
  where s.client_id = sum_rollups.client_id
  group by
    cell.client_id, cell.dimension, cell.day, cell.assistant_id, cell.value;
end;
$$;

comment on function pgcalls.sum_rollups is
'What call_rollups must hold for a client: summed over its ended calls.';

revoke all on function pgcalls.sum_rollups
from public, anon, authenticated, service_role;
