-- pgcalls.write_conversation_session(): writes to public.conversation_sessions.

create or replace function pgcalls.write_conversation_session()
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
    new.started_at := coalesce(new.session_start, new.started_at, now());
    new.id := coalesce(
      new.session_id, new.id, pgcalls.new_session_id(new.started_at)
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
    v_changes := pgcalls.changed_columns(
      to_jsonb(old),
      to_jsonb(new),
      '{
        "id": "id",
        "session_id": "id",
        "client_id": "client_id",
        "assistant_id": "assistant_id",
        "user_id": "user_id",
        "session_start": "started_at_utc",
        "started_at": "started_at_utc",
        "session_end": "ended_at_utc",
        "ended_at": "ended_at_utc",
        "duration_seconds": "duration_seconds",
        "topics_discussed": "topics_discussed",
        "metadata": "metadata"
      }'
    );

    if new.is_active and not old.is_active then
      v_changes := v_changes || '{"status": "active", "ended_at_utc": null}';
    elsif old.is_active and not new.is_active then
      v_changes := v_changes || '{"status": "completed"}';
    end if;

    if not pgcalls.apply_changes(
      'public.user_sessions', old.client_id, old.id, v_changes
    ) then
      return null;
    end if;
  end if;

  select v.* into new
  from public.conversation_sessions as v
  where v.client_id = new.client_id and v.id = new.id;

  return new;
end;
$$;

comment on function pgcalls.write_conversation_session is
$$Trigger function: a write to conversation_sessions is a write to user_sessions.

Errors: those of user_sessions; 42501 for a new id or client of an old row.$$;

revoke all on function pgcalls.write_conversation_session
from public, anon, authenticated, service_role;

create or replace trigger write_conversation_session
instead of insert or update or delete on public.conversation_sessions
for each row
execute function pgcalls.write_conversation_session();
