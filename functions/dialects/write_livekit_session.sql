-- pgcalls.write_livekit_session(): writes to livekit.sessions.

create or replace function pgcalls.write_livekit_session()
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

  if new.status = 'error' then
    new.status := 'failed';
  end if;

  new.metadata := pgcalls.with_keys(
    new.metadata,
    jsonb_build_object('job_id', new.job_id, 'agent_version', new.agent_version)
  );

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
      started_at_utc,
      ended_at_utc,
      duration_seconds,
      customer_number,
      user_name,
      user_email,
      user_phone,
      demo_scheduled,
      demo_time,
      demo_timezone,
      metadata,
      created_at
    )
    values (
      new.id,
      new.client_id,
      coalesce(new.session_id, new.id::text),
      coalesce(new.assistant_id, '00000000-0000-0000-0000-000000000000'),
      new.room_id,
      new.participant_id,
      coalesce(new.status, 'active'),
      new.started_at,
      new.ended_at,
      coalesce(new.duration_seconds, new.duration),
      new.customer_number,
      new.user_name,
      new.user_email,
      new.user_phone,
      coalesce(new.demo_scheduled, false),
      new.demo_time,
      new.demo_timezone,
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
        "session_id": "session_id",
        "assistant_id": "assistant_id",
        "room_id": "room_name",
        "participant_id": "participant_identity",
        "status": "status",
        "started_at": "started_at_utc",
        "ended_at": "ended_at_utc",
        "duration": "duration_seconds",
        "duration_seconds": "duration_seconds",
        "customer_number": "customer_number",
        "user_name": "user_name",
        "user_email": "user_email",
        "user_phone": "user_phone",
        "demo_scheduled": "demo_scheduled",
        "demo_time": "demo_time",
        "demo_timezone": "demo_timezone",
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
  from livekit.sessions as v
  where v.client_id = new.client_id and v.id = new.id;

  return new;
end;
$$;

comment on function pgcalls.write_livekit_session is
$$Trigger function: a write to livekit.sessions is a write to user_sessions.

Errors: those of user_sessions; 42501 for a new id or client of an old row.$$;

revoke all on function pgcalls.write_livekit_session
from public, anon, authenticated, service_role;

create or replace trigger write_livekit_session
instead of insert or update or delete on livekit.sessions
for each row
execute function pgcalls.write_livekit_session();
