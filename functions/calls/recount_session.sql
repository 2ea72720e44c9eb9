-- pgcalls.recount_session(): counts and transcript after a late change.

create or replace function pgcalls.recount_session()
returns trigger
language plpgsql
volatile
-- definer because a writer of turns need not be able to write calls.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_row record := case when tg_op = 'DELETE' then old else new end;
begin
  delete from pgcalls.uncounted_sessions as u
  where u.client_id = v_row.client_id and u.session_id = v_row.session_id;

  -- Another row of the statement has had all of them counted.
  if not found then
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
end;
$$;

comment on function pgcalls.recount_session is
$$Trigger function: count and transcribe an ended call again after a late change, once
for all rows of a statement, which mark_uncounted has marked.$$;

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
