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
  v_calls jsonb := '[]';
  v_places integer[] := '{}';
  v_call record;
  v_refused jsonb := '[]';
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

  begin
    return pgcalls.import_batch(import_calls.calls, import_calls.client_id);
  exception
    when deadlock_detected or lock_not_available or insufficient_privilege then
      raise;
    when others then null;
  end;

  -- One of them fails: which, is tried and undone, so that no client is held.
  for v_call in
    select
      e.n - 1 as place,
      e.call
    from jsonb_array_elements(import_calls.calls) with ordinality as e (call, n)
  loop
    begin
      perform pgcalls.import_batch(
        jsonb_build_array(v_call.call), import_calls.client_id
      );

      raise exception using errcode = 'PT000', message = 'undone';
    exception
      when sqlstate 'PT000' then
        v_calls := v_calls || jsonb_build_array(v_call.call);
        v_places := v_places || v_call.place::integer;
      when deadlock_detected or lock_not_available then
        raise;
      when others then
        -- Without the message, which may hold a row.
        v_refused := v_refused || jsonb_build_object(
          'element', format('calls[%s]', v_call.place),
          'sqlstate', sqlstate,
          'reason', 'it cannot be stored',
          'hint', 'The sqlstate says why; the others are stored.'
        );
    end;
  end loop;

  v_result := pgcalls.import_batch(v_calls, import_calls.client_id);
  v_result.refused := v_refused || pgcalls.move_places(v_result.refused, v_places);
  v_result.notices := pgcalls.move_places(v_result.notices, v_places);

  return v_result;
end;
$$;

comment on function pgcalls.import_calls is
'Implementation of public.import_calls; documented there.';

revoke all on function pgcalls.import_calls
from public, anon, authenticated, service_role;
grant execute on function pgcalls.import_calls
to service_role;
