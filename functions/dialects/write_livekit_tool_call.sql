-- pgcalls.write_livekit_tool_call(): writes to livekit.tool_calls.

create or replace function pgcalls.write_livekit_tool_call()
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
    delete from public.tool_calls as t
    where t.client_id = old.client_id and t.id = old.id;

    return old;
  end if;

  if tg_op = 'INSERT' then
    new.id := coalesce(new.id, pgcalls.uuid_v7());

    new.user_session_id := coalesce(
      new.user_session_id,
      pgcalls.require_session_id(
        new.client_id, new.session_id, 'tool_calls'
      )
    );
    new.client_id := pgcalls.client_of_session(
      new.user_session_id, new.client_id
    );

    insert into public.tool_calls (
      id,
      client_id,
      session_id,
      tool_call_id,
      tool_name,
      parameters,
      result,
      success,
      error_message,
      started_at,
      duration_ms,
      metadata,
      created_at
    )
    values (
      new.id,
      new.client_id,
      new.user_session_id,
      new.tool_call_id,
      new.tool_name,
      new.parameters,
      new.result,
      new.success,
      new.error_message,
      coalesce(new."timestamp", now()),
      new.duration_ms,
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
        "user_session_id": "session_id",
        "tool_call_id": "tool_call_id",
        "tool_name": "tool_name",
        "parameters": "parameters",
        "result": "result",
        "success": "success",
        "error_message": "error_message",
        "timestamp": "started_at",
        "duration_ms": "duration_ms",
        "metadata": "metadata",
        "created_at": "created_at"
      }'
    );

    if new.session_id is distinct from old.session_id then
      v_changes := v_changes || jsonb_build_object(
        'session_id',
        pgcalls.require_session_id(
          new.client_id, new.session_id, 'tool_calls'
        )
      );
    end if;

    if not pgcalls.apply_changes(
      'public.tool_calls', old.client_id, old.id, v_changes
    ) then
      return null;
    end if;
  end if;

  select v.* into new
  from livekit.tool_calls as v
  where v.client_id = new.client_id and v.id = new.id;

  return new;
end;
$$;

comment on function pgcalls.write_livekit_tool_call is
$$Trigger function: a write to livekit.tool_calls is a write to public.tool_calls.

Errors: those of tool_calls; PT409 when several clients use the session_id; 42501 for a
new id or call of an old row.$$;

revoke all on function pgcalls.write_livekit_tool_call
from public, anon, authenticated, service_role;

create or replace trigger write_livekit_tool_call
instead of insert or update or delete on livekit.tool_calls
for each row
execute function pgcalls.write_livekit_tool_call();
