-- pgcalls.import_calls: what public.import_calls does.

create or replace function pgcalls.import_calls(
  calls jsonb,
  client_id text
)
returns public.import_calls_result
language plpgsql
volatile
-- definer because callers hold no right on the tables; only service_role may call it.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_call record;
  v_place text;
  v_started public.start_session_result;
  v_ended public.end_session_result;
  v_new jsonb := '[]';
  v_hint text;
  v_result public.import_calls_result;
begin
  if jsonb_typeof(import_calls.calls) is distinct from 'array' then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'calls is not a JSON array',
      hint = 'Pass an array of objects with session_id, started_at and ended_at.';
  end if;

  if jsonb_array_length(import_calls.calls) > 1000 then
    raise exception using
      errcode = 'PT413',
      message = 'calls has too many elements',
      hint = 'Pass at most 1,000 calls at a time.';
  end if;

  perform pgcalls.require_size(
    octet_length(import_calls.calls::text), 'calls', 33554432
  );

  v_result.calls_duplicate := 0;
  v_result.calls_saved := 0;
  v_result.refused := '[]';
  v_result.notices := '[]';

  -- Every start before any end, which locks the client, and in the same order wherever
  -- the same calls are imported: nobody waits for a call while holding a client.
  for v_call in
    select
      e.n - 1 as place,
      e.call
    from jsonb_array_elements(import_calls.calls) with ordinality as e (call, n)
    order by (e.call ->> 'session_id') collate "C", e.n
  loop
    v_place := format('calls[%s]', v_call.place);

    begin
      v_started := pgcalls.start_imported_call(v_call.call, import_calls.client_id);

      if v_started.created then
        v_new := v_new || jsonb_build_object(
          'place', v_call.place, 'id', v_started.id
        );
      else
        v_result.calls_duplicate := v_result.calls_duplicate + 1;
      end if;

      v_result.notices := v_result.notices || pgcalls.place_notices(
        v_place, v_started.notices
      );
    exception
      when data_exception or sqlstate 'PT409' then
        get stacked diagnostics v_hint = pg_exception_hint;
        v_result.refused := v_result.refused || pgcalls.refused_element(
          v_place, sqlstate, sqlerrm, v_hint
        );
    end;
  end loop;

  for v_call in
    select
      format('calls[%s]', n.place) as place,
      n.id,
      e.*
    from jsonb_to_recordset(v_new) as n (place integer, id text)
    cross join lateral jsonb_to_record(import_calls.calls -> n.place) as e (
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
    )
    order by n.id
  loop
    v_ended := pgcalls.end_session(
      session_id => v_call.id,
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
    v_result.calls_saved := v_result.calls_saved + 1;
    v_result.refused := v_result.refused || pgcalls.place_notices(
      v_call.place, v_ended.refused
    );
    v_result.notices := v_result.notices || pgcalls.place_notices(
      v_call.place, v_ended.notices
    );
  end loop;

  -- A plan made for an empty table, such as that of the foreign key, is forgotten.
  if v_result.calls_saved > (
    select c.reltuples
    from pg_catalog.pg_class as c
    where c.oid = 'public.user_sessions'::regclass
  ) then
    analyze public.user_sessions, public.conversation_messages, public.tool_calls;
  end if;

  return v_result;
end;
$$;

comment on function pgcalls.import_calls is
'Implementation of public.import_calls; documented there.';

revoke all on function pgcalls.import_calls
from public, anon, authenticated, service_role;
grant execute on function pgcalls.import_calls
to service_role;
