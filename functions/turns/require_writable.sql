-- pgcalls.require_writable(session): a call that takes something new.

create or replace function pgcalls.require_writable(
  session pgcalls.session_handle
)
returns pgcalls.session_handle
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_session pgcalls.session_handle := require_writable.session;
begin
  if v_session.is_ended then
    v_session.is_ended := not pgcalls.reopen_session(v_session);
  end if;

  if v_session.is_ended and not pgcalls.takes_late(v_session) then
    raise exception using
      errcode = 'PT409',
      message = 'session has ended',
      hint = 'Start a new session, or pass what is left to end_session.';
  end if;

  return v_session;
end;
$$;

comment on function pgcalls.require_writable is
$$The call, for something new: open, reopened where its end was made up, or just ended.

is_ended of the answer says whether what is stored now comes late.
Errors: PT409 when the call has ended too long ago.$$;

revoke all on function pgcalls.require_writable
from public, anon, authenticated, service_role;
