-- pgcalls.last_activity(client_id, session_id): when a call was last heard of.

create or replace function pgcalls.last_activity(
  client_id text,
  session_id uuid,
  out at timestamptz,
  out heard_at timestamptz
)
returns record
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_call record;
  v_said_at timestamptz;
  v_last_id text;
  v_stored_at timestamptz;
begin
  select
    s.started_at_utc,
    s.answered_at,
    s.created_at,
    'created_at' = any (s.derived_columns) as is_by_our_clock
  into v_call
  from public.user_sessions as s
  where
    s.client_id = last_activity.client_id and s.id = last_activity.session_id;

  if not found then
    return;
  end if;

  -- The id of a turn says when it was stored, by our clock.
  select
    max(m.created_at),
    max(m.id::text collate "C") filter (where substr(m.id::text, 15, 1) = '7')
  into v_said_at, v_last_id
  from public.conversation_messages as m
  where
    m.client_id = last_activity.client_id
    and m.session_id = last_activity.session_id;

  select
    greatest(
      v_said_at,
      max(t.started_at + coalesce(t.duration_ms, 0) * interval '1 millisecond')
    ),
    greatest(
      pgcalls.minted_at(v_last_id::uuid), max(t.created_at), max(t.updated_at)
    )
  into v_said_at, v_stored_at
  from public.tool_calls as t
  where
    t.client_id = last_activity.client_id
    and t.session_id = last_activity.session_id;

  select greatest(v_stored_at, max(l.created_at), max(l.updated_at))
  into v_stored_at
  from public.usage_lines as l
  where
    l.client_id = last_activity.client_id
    and l.session_id = last_activity.session_id;

  at := least(
    greatest(
      v_call.started_at_utc,
      v_call.answered_at,
      v_said_at,
      -- As long as we have seen it go on, whatever the instants say.
      case
        when v_call.is_by_our_clock
          then v_call.started_at_utc + (v_stored_at - v_call.created_at)
      end
    ),
    greatest(v_call.started_at_utc, clock_timestamp())
  );
  heard_at := greatest(at, v_said_at, v_stored_at, v_call.created_at);
end;
$$;

comment on function pgcalls.last_activity is
$$When a call was last active: where an end goes that nobody told.

at: its answer, last turn or tool call as they were reported, and for a call that
start_session started at least as long after its start as something came in for it;
never after now.
heard_at: when something of it last happened or came in. Null when there is no such
call.$$;

revoke all on function pgcalls.last_activity
from public, anon, authenticated, service_role;
