-- pgcalls.end_imported_call(session_id, call): the end of a call, as it was given.

create or replace function pgcalls.end_imported_call(
  session_id text,
  call jsonb
)
returns public.end_session_result
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_call record;
begin
  select c.* into v_call
  from jsonb_to_record(end_imported_call.call) as c (
    ended_reason text,
    status text,
    user_name text,
    user_phone text,
    user_email text,
    summary text,
    sentiment text,
    call_outcome text,
    keywords jsonb,
    cost_total numeric,
    duration_seconds numeric,
    ended_at timestamptz,
    messages jsonb,
    tool_calls jsonb,
    is_answered boolean
  );

  return pgcalls.end_session(
    session_id => end_imported_call.session_id,
    ended_reason => v_call.ended_reason,
    status => v_call.status,
    user_name => v_call.user_name,
    user_phone => v_call.user_phone,
    user_email => v_call.user_email,
    summary => v_call.summary,
    sentiment => v_call.sentiment,
    call_outcome => v_call.call_outcome,
    keywords => v_call.keywords,
    cost_total => v_call.cost_total,
    duration_seconds => v_call.duration_seconds,
    ended_at => v_call.ended_at,
    messages => v_call.messages,
    tool_calls => v_call.tool_calls,
    expected_message_count => null,
    metadata => null,
    answered_at => null,
    is_answered => v_call.is_answered
  );
end;
$$;

comment on function pgcalls.end_imported_call is
$$End a call of import_calls with end_session, which says what it could not take.

call: as it was given to import_calls, its turns and tool calls with it.$$;

revoke all on function pgcalls.end_imported_call
from public, anon, authenticated, service_role;
