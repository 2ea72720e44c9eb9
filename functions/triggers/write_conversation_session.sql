-- voiceledger.write_conversation_session(): writes to public.conversation_sessions.

create or replace function voiceledger.write_conversation_session()
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
    new.started_at := coalesce(new.session_start, new.started_at, now());
    new.id := coalesce(
      new.session_id, new.id, voiceledger.new_session_id(new.started_at)
    );
    new.client_id := coalesce(new.client_id, 'default');

    insert into public.user_sessions (
      id,
      client_id,
      session_id,
      assistant_id,
      user_id,
      started_at_utc,
      ended_at_utc,
      status,
      duration_seconds,
      topics_discussed,
      metadata
    )
    values (
      new.id,
      new.client_id,
      new.id::text,
      coalesce(new.assistant_id, '00000000-0000-0000-0000-000000000000'),
      new.user_id::text,
      new.started_at,
      coalesce(new.session_end, new.ended_at),
      case when new.is_active is false then 'completed' else 'active' end,
      new.duration_seconds,
      new.topics_discussed,
      new.metadata
    );
  else
    update public.user_sessions as s
    set
      id = case
        when new.session_id is distinct from old.session_id then new.session_id
        else new.id
      end,
      client_id = new.client_id,
      assistant_id = new.assistant_id,
      user_id = case
        when new.user_id is distinct from old.user_id then new.user_id::text
        else s.user_id
      end,
      started_at_utc = case
        when new.session_start is distinct from old.session_start
          then new.session_start
        else new.started_at
      end,
      ended_at_utc = case
        when new.is_active and not old.is_active then null
        when new.session_end is distinct from old.session_end then new.session_end
        else new.ended_at
      end,
      status = case
        when new.is_active and not old.is_active then 'active'
        when old.is_active and not new.is_active then 'completed'
        else s.status
      end,
      duration_seconds = case
        when new.duration_seconds is distinct from old.duration_seconds
          then new.duration_seconds
        else s.duration_seconds
      end,
      topics_discussed = new.topics_discussed,
      metadata = new.metadata
    where s.client_id = old.client_id and s.id = old.id;

    if not found then
      return null;
    end if;
  end if;

  select v.* into new
  from public.conversation_sessions as v
  where v.client_id = new.client_id and v.id = new.id;

  return new;
end;
$$;

comment on function voiceledger.write_conversation_session() is
$$Trigger function: a write to conversation_sessions is a write to user_sessions.

Errors: those of user_sessions; 42501 for a new id or client of an old row.$$;

revoke all on function voiceledger.write_conversation_session()
from public, anon, authenticated, service_role;

create or replace trigger write_conversation_session
instead of insert or update or delete on public.conversation_sessions
for each row
execute function voiceledger.write_conversation_session();
