-- public.close_stale_sessions(idle, batch, client_id):
-- end the calls whose end never came.

create or replace function public.close_stale_sessions(
  idle interval default '1 hour',
  batch integer default 1000,
  client_id text default null
)
returns setof public.stale_session_row
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return query
  select * from pgcalls.close_stale_sessions(
    close_stale_sessions.idle,
    close_stale_sessions.batch,
    close_stale_sessions.client_id
  );
end;
$$;

comment on function public.close_stale_sessions is
$$End the calls whose end never came, at their last activity.

idle: how long nothing has been heard of a call, from a minute; by the start, turns,
tool calls and changes, their own instants and when they were stored. batch: most calls
of one go, 1 to 10000; calls that are being written are left out. client_id: only this
client's.
Answers id, client_id, session_id and ended_at of each call it has ended; they are
abandoned, is_end_inferred, with ended_reason "stale". A call that could not be ended
is left as it was and answers id, client_id and failed, the SQLSTATE; the others go on.
A turn that comes later reopens the call, and a later end_session is its real end; the
bill follows.

Errors: 22023 idle or batch out of range; 42501 not service_role.$$;

revoke all on function public.close_stale_sessions
from public, anon, authenticated, service_role;
grant execute on function public.close_stale_sessions
to service_role;
