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
    v_changes := pgcalls.changed_columns(
      to_jsonb(old),
      to_jsonb(new),
      '{
        "conversation_id": "session_id",
        "started_at": "started_at_utc",
        "ended_at": "ended_at_utc",
        "summary": "call_summary"
      }'
    );

    update public.user_sessions as s
    set (
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
    ) = (
      select
        r.id,
        r.client_id,
        r.session_id,
        r.assistant_id,
        r.room_name,
        r.participant_identity,
        r.status,
        r.user_name,
        r.user_phone,
        r.user_email,
        r.started_at_utc,
        r.ended_at_utc,
        r.duration_seconds,
        r.call_summary,
        r.language,
        r.metadata,
        r.created_at
      from jsonb_populate_record(s, v_changes) as r
    )
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

comment on function pgcalls.write_callcenter_conversation is
$$Trigger function: a write to callcenter.conversations is a write to user_sessions.

Errors: those of user_sessions; 42501 for a new id or client of an old row.$$;

revoke all on function pgcalls.write_callcenter_conversation
from public, anon, authenticated, service_role;

create or replace trigger write_callcenter_conversation
instead of insert or update or delete on callcenter.conversations
for each row
execute function pgcalls.write_callcenter_conversation();
