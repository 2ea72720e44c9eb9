-- pgcalls.call_cells(session, timezone): what a call adds to the rollups.

create or replace function pgcalls.call_cells(
  session public.user_sessions,
  timezone text
)
returns setof public.call_rollups
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_session public.user_sessions := call_cells.session;
  v_local_start timestamp := v_session.started_at_utc at time zone call_cells.timezone;
begin
  if v_session.ended_at_utc is null then
    return;
  end if;

  return query
  select
    v_session.client_id,
    cell.dimension,
    v_local_start::date,
    v_session.assistant_id,
    coalesce(cell.value, ''),
    1::bigint,
    (v_session.cost_total is null)::integer::bigint,
    coalesce(not v_session.is_answered, false)::integer::bigint,
    coalesce(v_session.duration_seconds, 0)::numeric(16, 3),
    coalesce(v_session.cost_total, 0)::numeric(16, 4)
  from (
    values
    ('total', null),
    ('outcome', left(v_session.call_outcome, 200)),
    ('sentiment', left(v_session.sentiment, 200)),
    ('type', left(v_session.type, 200)),
    ('ended_reason', left(v_session.ended_reason, 200)),
    ('hour', extract(hour from v_local_start)::text)
  ) as cell (dimension, value);
end;
$$;

comment on function pgcalls.call_cells is
$$What a call adds to call_rollups: nothing before it has ended.

timezone: of its client, in which its day begins.$$;

revoke all on function pgcalls.call_cells
from public, anon, authenticated, service_role;
