-- pgcalls.resume_erasure(client_id, erasure_id, key, before): a caller known again.

create or replace function pgcalls.resume_erasure(
  client_id text,
  erasure_id uuid,
  key text,
  before timestamptz
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_kind text := split_part(resume_erasure.key, ':', 1);
  v_value text := substr(resume_erasure.key, length(v_kind) + 2);
begin
  insert into pgcalls.erasures_in_progress as w (
    client_id, erasure_id, phones, emails, user_id, before
  )
  values (
    resume_erasure.client_id,
    resume_erasure.erasure_id,
    case when v_kind = 'phone' then array[v_value] else '{}' end,
    case when v_kind = 'email' then array[v_value] else '{}' end,
    case when v_kind = 'user_id' then v_value end,
    resume_erasure.before
  )
  on conflict on constraint erasures_in_progress_pkey do update
  set
    phones = w.phones || excluded.phones,
    emails = w.emails || excluded.emails,
    user_id = coalesce(w.user_id, excluded.user_id),
    table_name = null,
    last_id = null;
end;
$$;

comment on function pgcalls.resume_erasure is
'Note that a caller who was forgotten is there again, known by a key of caller_keys.';

revoke all on function pgcalls.resume_erasure
from public, anon, authenticated, service_role;
