-- pgcalls.number_message(): client and seq of a turn.

create or replace function pgcalls.number_message()
returns trigger
language plpgsql
volatile
-- definer because a writer of turns need not be able to lock calls.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_session record;
begin
  select
    s.client_id,
    s.ended_at_utc is not null as is_ended,
    s.anonymized_at is not null as is_erased
  into v_session
  from public.user_sessions as s
  where
    s.id = new.session_id
    and s.client_id = coalesce(new.client_id, s.client_id)
  for no key update;

  if not found then
    -- In the words of the foreign key, which is the error its callers know.
    raise exception using
      errcode = 'foreign_key_violation',
      schema = 'public',
      table = 'conversation_messages',
      constraint = 'conversation_messages_session_id_fkey',
      message = 'insert or update on table "conversation_messages" violates foreign key'
        || ' constraint "conversation_messages_session_id_fkey"',
      hint = 'Start the session first, and pass its id.';
  end if;

  if v_session.is_erased then
    perform pgcalls.refuse_erased();
  end if;

  new.client_id := v_session.client_id;
  new.seq := coalesce(
    new.seq, pgcalls.last_seq(new.client_id, new.session_id) + 1
  );

  if new.seq > 1000000 then
    perform pgcalls.refuse_overfull_session();
  end if;

  new.is_late := v_session.is_ended;

  -- An id that is not of this second may be where move_text_mark has been. Its first
  -- six bytes are the milliseconds.
  if substring(uuid_send(new.id) from 1 for 6) not between substring(
      int8send(floor(date_part('epoch', clock_timestamp()) * 1000)::bigint - 1000)
      from 3
    )
    and substring(
      int8send(floor(date_part('epoch', clock_timestamp()) * 1000)::bigint + 60000)
      from 3
    )
  then
    -- For the condition of index_message, which every turn would read.
    perform set_config('pgcalls.unindexed_id', new.id::text, true);
  end if;

  return new;
end;
$$;

comment on function pgcalls.number_message is
$$Trigger function: client, place in the order and lateness of a turn inserted directly.

The RPC functions know all three and set is_late, so it does not fire for them.
Errors: 23503 when there is no such call; PT409 when it was anonymized; PT429 over
1,000,000 turns.$$;

revoke all on function pgcalls.number_message
from public, anon, authenticated, service_role;

create or replace trigger _100_number_message
before insert on public.conversation_messages
for each row
when (new.is_late is null)
execute function pgcalls.number_message();
