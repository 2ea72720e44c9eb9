-- pgcalls.write_callcenter_conversation(): writes to callcenter.conversations.

create or replace function pgcalls.write_callcenter_conversation()
returns trigger
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_changes jsonb;
begin
  if tg_op = 'DELETE' then
    delete from public.user_sessions as s
    where s.client_id = old.client_id and s.id = old.id;

    return old;
  end if;

  if tg_op = 'INSERT' then
    new.started_at := coalesce(new.started_at, now());
    new.id := coalesce(new.id, pgcalls.new_session_id(new.started_at));
    new.client_id := coalesce(new.client_id, 'default');

    insert into public.user_sessions (
      id,
      client_id,
      session_id,
      assistant_id,
      room_name,
      participant_identity,
      status,
      customer_number,
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
      new.customer_number,
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
    v_changes := pgcalls.changed_columns(
      to_jsonb(old),
      to_jsonb(new),
      '{
        "id": "id",
        "client_id": "client_id",
        "conversation_id": "session_id",
        "assistant_id": "assistant_id",
        "room_name": "room_name",
        "participant_identity": "participant_identity",
        "status": "status",
        "customer_number": "customer_number",
        "user_name": "user_name",
        "user_phone": "user_phone",
        "user_email": "user_email",
        "started_at": "started_at_utc",
        "ended_at": "ended_at_utc",
        "duration_seconds": "duration_seconds",
        "summary": "call_summary",
        "language": "language",
        "metadata": "metadata",
        "created_at": "created_at"
      }'
    );

    if not pgcalls.apply_changes(
      'public.user_sessions', old.client_id, old.id, v_changes
    ) then
      return null;
    end if;
  end if;

  select v.* into new
  from callcenter.conversations as v
  where v.client_id = new.client_id and v.id = new.id;

  return new;
end;
$$;

comment on function pgcalls.write_callcenter_conversation is
$$Trigger function: a write to callcenter.conversations is a write to user_sessions.

Errors: those of user_sessions; 42501 for a new id or client of an old row.$$;

revoke all on function pgcalls.write_callcenter_conversation
from public, anon, authenticated, service_role;

create or replace trigger write_callcenter_conversation
instead of insert or update or delete on callcenter.conversations
for each row
execute function pgcalls.write_callcenter_conversation();
