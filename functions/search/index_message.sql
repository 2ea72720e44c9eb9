-- pgcalls.index_message(): a turn that comes or changes after the end of its call.

create or replace function pgcalls.index_message()
returns trigger
language plpgsql
volatile
-- definer because nobody else may write what is searched.
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_op = 'UPDATE' then
    delete from pgcalls.message_texts as t
    where
      t.client_id = new.client_id
      and t.session_id = new.session_id
      and t.seq = new.seq;
  end if;

  -- The words of a turn that was erased are gone; nobody needs the call for that.
  if new.content <> '' and exists (
    select
    from public.user_sessions as s
    where
      s.client_id = new.client_id
      and s.id = new.session_id
      and s.ended_at_utc is not null
  ) then
    perform pgcalls.index_turns(new.client_id, new.session_id, new.seq, new.seq);
  end if;

  return null;
end;
$$;

comment on function pgcalls.index_message is
$$Trigger function: keep the words of a turn that came late, or was changed, for
search_messages.$$;

revoke all on function pgcalls.index_message
from public, anon, authenticated, service_role;

create or replace trigger _603_index_message
after insert on public.conversation_messages
for each row
when (new.is_late)
execute function pgcalls.index_message();

create or replace trigger _604_index_message
after update on public.conversation_messages
for each row
when (
  (new.content, new.created_at) is distinct from (old.content, old.created_at)
)
execute function pgcalls.index_message();
