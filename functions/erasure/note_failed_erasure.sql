-- pgcalls.note_failed_erasure(...): a call that could not be erased.

create or replace function pgcalls.note_failed_erasure(
  client_id text,
  session_id uuid,
  sqlstate text
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  insert into pgcalls.unfinished_erasures as u (client_id, session_id, sqlstate)
  values (
    note_failed_erasure.client_id,
    note_failed_erasure.session_id,
    note_failed_erasure.sqlstate
  )
  on conflict on constraint unfinished_erasures_pkey do update
  set sqlstate = excluded.sqlstate, tried_at = excluded.tried_at;
end;
$$;

comment on function pgcalls.note_failed_erasure is
'Note a call that could not be erased; purge_expired tries again, after all others.';

revoke all on function pgcalls.note_failed_erasure
from public, anon, authenticated, service_role;
