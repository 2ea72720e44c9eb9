-- pgcalls.mark_uncounted(): that an ended call changes, before its first row does.

create or replace function pgcalls.mark_uncounted()
returns trigger
language plpgsql
volatile
-- definer because a writer of turns need not be able to lock calls.
security definer
set search_path = pg_catalog, pg_temp
-- Shorter than deadlock_timeout.
set lock_timeout = '500ms'
as $$
declare
  v_row record := case when tg_op = 'DELETE' then old else new end;
  v_is_counted boolean;
begin
  -- A turn before its call is the wrong order, and the only one there is for whoever
  -- changes a turn directly: so it does not wait for long.
  select s.ended_at_utc is not null and s.anonymized_at is null into v_is_counted
  from public.user_sessions as s
  where s.client_id = v_row.client_id and s.id = v_row.session_id
  for no key update;

  if v_is_counted then
    insert into pgcalls.uncounted_sessions (client_id, session_id)
    values (v_row.client_id, v_row.session_id)
    on conflict do nothing;
  end if;

  return v_row;
exception
  when lock_not_available then
    raise exception using
      errcode = 'PT409',
      message = 'session is being written',
      hint = 'Try again.';
end;
$$;

comment on function pgcalls.mark_uncounted is
$$Trigger function: lock a call before a row of it changes, and mark it where it has
ended, for recount_session.

All rows of a statement are changed before the first of its triggers fires that come
after them: so the first one counts them all, and takes the mark away.
Errors: PT409 when somebody else has been writing the call for half a second.$$;

revoke all on function pgcalls.mark_uncounted
from public, anon, authenticated, service_role;

create or replace trigger _120_mark_uncounted
before insert on public.conversation_messages
for each row
when (new.is_late)
execute function pgcalls.mark_uncounted();

create or replace trigger _121_mark_uncounted
before update of seq, role, content, interrupted, spoken_at, created_at or delete
on public.conversation_messages
for each row
-- Who erases counts each call once, afterwards, and says so.
when (
  coalesce(current_setting('pgcalls.erasing', true), '') = ''
  or not pgcalls.has_flag('erasing')
)
execute function pgcalls.mark_uncounted();

create or replace trigger _120_mark_uncounted
before insert on public.tool_calls
for each row
when (new.is_late)
execute function pgcalls.mark_uncounted();

create or replace trigger _121_mark_uncounted
before delete on public.tool_calls
for each row
execute function pgcalls.mark_uncounted();

create or replace trigger _122_mark_uncounted
before update of success on public.tool_calls
for each row
when (new.success is distinct from old.success)
execute function pgcalls.mark_uncounted();
