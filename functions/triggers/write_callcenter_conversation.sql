-- voiceledger.write_callcenter_conversation(): writes to callcenter.conversations.

create or replace function voiceledger.write_callcenter_conversation()
returns trigger
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  if tg_op = 'DELETE' then
    delete from public.user_sessions as s
    where s.client_id = old.client_id and s.id = old.id;

    return old;
  end if;

  if tg_op = 'INSERT' then
    new.started_at := coalesce(new.started_at, now());
    new.id := coalesce(new.id, voiceledger.new_session_id(new.started_at));
    new.client_id := coalesce(new.client_id, 'default');

    insert into public.user_sessions (
      id,
      client_id,
      session_id,
      assistant_id,
      room_name,
      participant_identity,
      status,
      user_name,
      user_phone,
      user_email,
      started_at_utc,
      ended_at_utc,
      duration_seconds,
      call_summary,
      language,
      metadata,
      created_at
    )
    values (
      new.id,
      new.client_id,
      coalesce(new.conversation_id, new.id::text),
      coalesce(new.assistant_id, '00000000-0000-0000-0000-000000000000'),
      new.room_name,
      new.participant_identity,
      coalesce(new.status, 'active'),
      new.user_name,
      new.user_phone,
      new.user_email,
      new.started_at,
      new.ended_at,
      new.duration_seconds,
      new.summary,
      new.language,
      new.metadata,
      coalesce(new.created_at, now())
    );
  else
    update public.user_sessions as s
    set
      id = new.id,
      client_id = new.client_id,
      session_id = new.conversation_id,
      assistant_id = new.assistant_id,
      room_name = new.room_name,
      participant_identity = new.participant_identity,
      status = new.status,
      user_name = new.user_name,
      user_phone = new.user_phone,
      user_email = new.user_email,
      started_at_utc = new.started_at,
      ended_at_utc = new.ended_at,
      duration_seconds = new.duration_seconds,
      call_summary = new.summary,
      language = new.language,
      metadata = new.metadata,
      created_at = new.created_at
    where s.client_id = old.client_id and s.id = old.id;

    if not found then
      return null;
    end if;
  end if;

  select v.* into new
  from callcenter.conversations as v
  where v.client_id = new.client_id and v.id = new.id;

  return new;
end;
$$;

comment on function voiceledger.write_callcenter_conversation() is
$$Trigger function: a write to callcenter.conversations is a write to user_sessions.

Errors: those of user_sessions; 42501 for a new id or client of an old row.$$;

revoke all on function voiceledger.write_callcenter_conversation()
from public, anon, authenticated, service_role;

create or replace trigger write_callcenter_conversation
instead of insert or update or delete on callcenter.conversations
for each row
execute function voiceledger.write_callcenter_conversation();
