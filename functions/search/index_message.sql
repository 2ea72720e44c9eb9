-- pgcalls.index_message(): a turn that nobody indexes later, or that was changed.

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

    if not found then
      -- Words that came after the snapshot of this transaction cannot be deleted, but
      -- stop an insert: rather no change than words of what is gone.
      if current_setting('transaction_isolation') <> 'read committed' then
        insert into pgcalls.message_texts (
          client_id, session_id, seq, id, role, created_at, content_tsv
        )
        values (
          new.client_id,
          new.session_id,
          new.seq,
          new.id,
          new.role,
          new.created_at,
          ''
        )
        on conflict do nothing;

        delete from pgcalls.message_texts as t
        where
          t.client_id = new.client_id
          and t.session_id = new.session_id
          and t.seq = new.seq;
      end if;

      -- What is still to be indexed will be. The mark goes past a turn without words.
      if old.content <> '' then
        return null;
      end if;
    end if;
  end if;

  if new.content <> '' then
    perform pgcalls.index_turns(new.client_id, new.session_id, new.seq, new.seq);
  end if;

  return null;
end;
$$;

comment on function pgcalls.index_message is
$$Trigger function: keep the words of a turn for search_messages that came late, or was
changed, or whose id is not of this second: move_text_mark may have been there.$$;

revoke all on function pgcalls.index_message
from public, anon, authenticated, service_role;

create or replace trigger _603_index_message
after insert on public.conversation_messages
for each row
-- Short, because Postgres reads it anew for every statement that stores a turn. What
-- number_message does not see is of our own functions, which mint its id, or of an
-- adoption, which indexes each call once, afterwards.
when (
  new.is_late
  or new.id::text = current_setting('pgcalls.unindexed_id', true)
)
execute function pgcalls.index_message();

create or replace trigger _604_index_message
after update on public.conversation_messages
for each row
when (
  (new.role, new.content, new.created_at)
  is distinct from (old.role, old.content, old.created_at)
)
execute function pgcalls.index_message();
