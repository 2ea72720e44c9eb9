-- pgcalls.write_livekit_conversation(): writes to livekit.conversations.

create or replace function pgcalls.write_livekit_conversation()
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
    delete from public.conversation_messages as m
    where m.client_id = old.client_id and m.id = old.id;

    return old;
  end if;

  new.role := coalesce(pgcalls.canonical_role(new.role), new.role);
  new.metadata := pgcalls.with_keys(
    new.metadata,
    jsonb_build_object('confidence', new.confidence, 'duration_ms', new.duration_ms)
  );

  if tg_op = 'INSERT' then
    new.id := coalesce(new.id, pgcalls.uuid_v7());

    new.user_session_id := coalesce(
      new.user_session_id,
      pgcalls.require_session_id(
        new.client_id, new.session_id, 'conversation_messages'
      )
    );
    new.client_id := pgcalls.client_of_session(
      new.user_session_id, new.client_id
    );

    insert into public.conversation_messages (
      id,
      client_id,
      session_id,
      seq,
      role,
      content,
      metadata,
      created_at
    )
    values (
      new.id,
      new.client_id,
      new.user_session_id,
      new.seq,
      new.role,
      coalesce(new.message, new.content),
      new.metadata,
      coalesce(new."timestamp", new.created_at, now())
    );
  else
    v_changes := pgcalls.changed_columns(
      to_jsonb(old),
      to_jsonb(new),
      '{
        "id": "id",
        "client_id": "client_id",
        "user_session_id": "session_id",
        "seq": "seq",
        "role": "role",
        "content": "content",
        "message": "content",
        "metadata": "metadata",
        "created_at": "created_at",
        "timestamp": "created_at"
      }'
    );

    if new.session_id is distinct from old.session_id then
      v_changes := v_changes || jsonb_build_object(
        'session_id',
        pgcalls.require_session_id(
          new.client_id, new.session_id, 'conversation_messages'
        )
      );
    end if;

    if not pgcalls.apply_changes(
      'public.conversation_messages', old.client_id, old.id, v_changes
    ) then
      return null;
    end if;
  end if;

  select v.* into new
  from livekit.conversations as v
  where v.client_id = new.client_id and v.id = new.id;

  return new;
end;
$$;

comment on function pgcalls.write_livekit_conversation is
$$Trigger function: a write to livekit.conversations is a write of a turn.

Errors: those of conversation_messages; PT409 when several clients use the session_id;
42501 for a new id, call or place of an old row.$$;

revoke all on function pgcalls.write_livekit_conversation
from public, anon, authenticated, service_role;

create or replace trigger write_livekit_conversation
instead of insert or update or delete on livekit.conversations
for each row
execute function pgcalls.write_livekit_conversation();
