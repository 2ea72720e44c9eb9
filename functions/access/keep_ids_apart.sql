-- pgcalls.keep_ids_apart(): no session_id is the id of another call.

create or replace function pgcalls.keep_ids_apart()
returns trigger
language plpgsql
volatile
-- definer because a writer of calls need not see all of them.
security definer
set search_path = pg_catalog, pg_temp
-- One plan serves every call; planning it for each takes longer than running it.
set plan_cache_mode = force_generic_plan
as $$
begin
  if exists (
    select
    from public.user_sessions as s
    where
      s.client_id = new.client_id
      and s.session_id = new.id::text
      and s.id <> new.id
  )
    or pgcalls.is_uuid(new.session_id)
    and exists (
      select
      from public.user_sessions as s
      where
        s.client_id = new.client_id
        and s.id = new.session_id::uuid
        and s.id <> new.id
    )
  then
    raise exception using
      errcode = 'PT409',
      message = 'session_id or call_id belongs to another session',
      hint = 'Give every call its own ids.';
  end if;

  return new;
end;
$$;

comment on function pgcalls.keep_ids_apart is
$$Trigger function: refuse a session_id that is the id of another call of the client.

Whoever passes it would mean two calls; and erasing the other, which gets its id for a
session_id, would fail. Of another client nothing is said here: those that see both
refuse the text (refuse_ambiguous_session).
Errors: PT409.$$;

revoke all on function pgcalls.keep_ids_apart
from public, anon, authenticated, service_role;

create or replace trigger _030_keep_ids_apart
before insert on public.user_sessions
for each row
execute function pgcalls.keep_ids_apart();

create or replace trigger _031_keep_ids_apart
before update on public.user_sessions
for each row
when (new.session_id <> old.session_id and new.session_id <> new.id::text)
execute function pgcalls.keep_ids_apart();
