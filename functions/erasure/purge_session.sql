-- pgcalls.purge_session(client_id, session_id, is_record, deadline): one call.

create or replace function pgcalls.purge_session(
  client_id text,
  session_id uuid,
  is_record boolean,
  deadline timestamptz,
  out has_more boolean,
  out error text
)
returns record
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if purge_session.is_record then
    has_more := pgcalls.reduce_session(
      purge_session.client_id, purge_session.session_id, purge_session.deadline
    );
  else
    has_more := (
      pgcalls.erase_session(
        purge_session.client_id, purge_session.session_id, purge_session.deadline
      )
    ).has_more;
  end if;
exception
  when lock_not_available then
    -- Tried again in its turn.
    error := sqlstate;
    has_more := false;
  when others then
    -- Without the message, which may hold a row.
    error := sqlstate;
    has_more := false;
    perform pgcalls.note_failed_erasure(
      purge_session.client_id, purge_session.session_id, error
    );
end;
$$;

comment on function pgcalls.purge_session is
$$Erase a call, or reduce it to its line of the bill, as a whole or not at all.

is_record: reduce it. deadline: when to stop. Answers has_more while turns are left, or
the SQLSTATE of what went wrong, which is noted. The caller has locked the call.$$;

revoke all on function pgcalls.purge_session
from public, anon, authenticated, service_role;
