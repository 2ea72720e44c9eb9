-- pgcalls.reopen_session(session): a call that was given up goes on after all.

create or replace function pgcalls.reopen_session(
  session pgcalls.session_handle
)
returns boolean
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_session pgcalls.session_handle := reopen_session.session;
begin
  if exists (
    select
    from public.user_sessions as s
    where
      s.client_id = v_session.client_id
      and s.id = v_session.id
      and s.anonymized_at is not null
  ) then
    perform pgcalls.refuse_erased();
  end if;

  update public.user_sessions as s
  set status = 'active', ended_reason = null
  where
    s.client_id = v_session.client_id
    and s.id = v_session.id
    and s.status = 'abandoned'
    and s.is_end_inferred
    and s.ended_reason = 'stale';

  return found;
end;
$$;

comment on function pgcalls.reopen_session is
$$Reopen a call that close_stale_sessions closed; false when its end is a real one.

A turn, a tool call or an end that comes after all proves that the call went on.
Errors: PT409 when the call was anonymized.$$;

revoke all on function pgcalls.reopen_session
from public, anon, authenticated, service_role;
