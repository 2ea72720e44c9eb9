-- pgcalls.purge_session(client_id, session_id, is_record, deadline): one call.

create or replace function pgcalls.purge_session(
  client_id text,
  session_id uuid,
  is_record boolean,
  deadline timestamptz,
  out is_done boolean,
  out has_more boolean,
  out failed jsonb
)
returns record
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  failed := '[]';

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

  is_done := true;
exception
  when lock_not_available then
    -- Somebody works on its client: the next step goes on.
    is_done := false;
    has_more := true;
  when others then
    -- Without the message, which may hold a row.
    is_done := false;
    has_more := false;
    failed := jsonb_build_array(
      jsonb_build_object('id', purge_session.session_id, 'sqlstate', sqlstate)
    );
    perform pgcalls.note_failed_erasure(
      purge_session.client_id, purge_session.session_id, sqlstate
    );
end;
$$;

comment on function pgcalls.purge_session is
$$Erase a call, or reduce it to its line of the bill, as a whole or not at all.

is_record: reduce it. deadline: when to stop. Answers is_done when a part or all of it
was; has_more while turns are left, or somebody works on its client; and failed, the id
and SQLSTATE of what went wrong, which is noted. The caller has locked the call.$$;

revoke all on function pgcalls.purge_session
from public, anon, authenticated, service_role;
