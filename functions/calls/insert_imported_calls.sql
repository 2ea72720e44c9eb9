-- pgcalls.insert_imported_calls(client_id, calls): the rows of many calls at once.

create or replace function pgcalls.insert_imported_calls(
  client_id text,
  calls jsonb
)
returns jsonb
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_call record;
  v_addresses jsonb := '{}';
begin
  for v_call in
    insert into public.user_sessions (
      id,
      client_id,
      session_id,
      assistant_id,
      call_id,
      phone_number_id,
      business_number,
      customer_number,
      type,
      source,
      user_id,
      room_name,
      participant_identity,
      language,
      started_at_utc,
      answered_at,
      metadata,
      derived_columns
    )
    select
      c.id,
      insert_imported_calls.client_id,
      c.session_id,
      c.assistant_id,
      c.call_id,
      c.phone_number_id,
      c.business_number,
      c.customer_number,
      c.type,
      c.source,
      c.user_id,
      c.room_name,
      c.participant_identity,
      c.language,
      coalesce(c.started_at, now()),
      c.answered_at,
      c.metadata,
      -- As start_session does it.
      array['created_at']
    from jsonb_to_recordset(insert_imported_calls.calls) as c (
      id uuid,
      session_id text,
      assistant_id uuid,
      call_id uuid,
      phone_number_id uuid,
      business_number text,
      customer_number text,
      type text,
      source text,
      user_id text,
      room_name text,
      participant_identity text,
      language text,
      started_at timestamptz,
      answered_at timestamptz,
      metadata jsonb
    )
    on conflict do nothing
    returning user_sessions.id, user_sessions.customer_address
  loop
    v_addresses := v_addresses || jsonb_build_object(
      v_call.id, v_call.customer_address
    );
  end loop;

  return v_addresses;
end;
$$;

comment on function pgcalls.insert_imported_calls is
$$Insert calls that read_imported_call has read, one after the other.

Answers an object with a key for each that was stored, its id, and its customer_address.
What clashes with a row that is there is not stored.$$;

revoke all on function pgcalls.insert_imported_calls
from public, anon, authenticated, service_role;
