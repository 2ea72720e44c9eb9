-- pgcalls.keep_erased_keys(): what was erased is not made again.

create or replace function pgcalls.keep_erased_keys()
returns trigger
language plpgsql
volatile
-- definer because nobody else may read what is remembered.
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if exists (
    select
    from pgcalls.erased_keys as k
    where
      k.client_id = new.client_id
      and k.key_digest in (
        pgcalls.erasure_digest('session_id', new.session_id),
        pgcalls.erasure_digest('call_id', new.call_id::text)
      )
      -- Nor in its own place, once that is empty.
      and (
        k.session_id <> new.id or tg_op = 'INSERT' and new.anonymized_at is null
      )
  ) then
    perform pgcalls.refuse_erased();
  end if;

  return null;
end;
$$;

comment on function pgcalls.keep_erased_keys is
$$Trigger function: refuse a call by the session_id or call_id of one that was erased,
such as a recorder delivers it again.

Errors: PT409.$$;

revoke all on function pgcalls.keep_erased_keys
from public, anon, authenticated, service_role;

-- After the row, because whoever waits for a session_id that is being erased gets it.
create or replace trigger _016_keep_erased_keys
after insert on public.user_sessions
for each row
execute function pgcalls.keep_erased_keys();

create or replace trigger _017_keep_erased_keys
after update on public.user_sessions
for each row
when (
  (new.session_id, new.call_id) is distinct from (old.session_id, old.call_id)
  and new.anonymized_at is null
)
execute function pgcalls.keep_erased_keys();
