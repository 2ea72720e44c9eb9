-- pgcalls.recount_session(): counts and transcript after a late change.

create or replace function pgcalls.recount_session()
returns trigger
language plpgsql
volatile
-- definer because a writer of turns need not be able to write calls.
security definer
set search_path = pg_catalog, pg_temp
-- Shorter than deadlock_timeout.
set lock_timeout = '500ms'
as $$
declare
  v_row record := case when tg_op = 'DELETE' then old else new end;
begin
  -- A turn before its call is the wrong order, and the only one there is for whoever
  -- changes a turn directly: so it does not wait for long.
  perform
  from public.user_sessions as s
  where s.client_id = v_row.client_id and s.id = v_row.session_id
  for no key update;

  -- Of the rows that one statement inserts, the first has had them all counted.
  if tg_op = 'INSERT' and exists (
    select
    from public.user_sessions as s
    where
      s.client_id = v_row.client_id
      and s.id = v_row.session_id
      and s.message_count = (
        select count(*)
        from public.conversation_messages as m
        where m.client_id = s.client_id and m.session_id = s.id
      )
      and s.tool_call_count = (
        select count(*)
        from public.tool_calls as t
        where t.client_id = s.client_id and t.session_id = s.id
      )
  ) then
    return null;
  end if;

  update public.user_sessions as s
  set message_count = null
  where
    s.client_id = v_row.client_id
    and s.id = v_row.session_id
    and s.ended_at_utc is not null
    and s.anonymized_at is null;

  return null;
exception
  when lock_not_available then
    raise exception using
      errcode = 'PT409',
      message = 'session is being written',
      hint = 'Try again.';
end;
$$;

comment on function pgcalls.recount_session is
$$Trigger function: count and transcribe an ended call again after a late change.

Errors: PT409 when somebody else has been writing the call for half a second.$$;

revoke all on function pgcalls.recount_session
from public, anon, authenticated, service_role;

create or replace trigger _600_recount_session
after insert on public.conversation_messages
for each row
when (new.is_late)
execute function pgcalls.recount_session();

create or replace trigger _601_recount_session
after update of seq, role, content, interrupted, spoken_at, created_at or delete
on public.conversation_messages
for each row
-- Who erases counts each call once, afterwards, and says so; only the owner truncates.
when (
  current_setting('pgcalls.erasing', true) is distinct from 'on'
  or not has_table_privilege('public.conversation_messages', 'truncate')
)
execute function pgcalls.recount_session();

create or replace trigger _600_recount_session
after insert on public.tool_calls
for each row
when (new.is_late)
execute function pgcalls.recount_session();

create or replace trigger _601_recount_session
after delete on public.tool_calls
for each row
execute function pgcalls.recount_session();

create or replace trigger _602_recount_session
after update of success on public.tool_calls
for each row
when (new.success is distinct from old.success)
execute function pgcalls.recount_session();
