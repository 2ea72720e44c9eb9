-- pgcalls.session_text_bytes(session): what the texts of a call take of their bound.

create or replace function pgcalls.session_text_bytes(
  session record
)
returns integer
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_session public.user_sessions := session_text_bytes.session;
begin
  return octet_length(
    concat(
      v_session.business_number,
      v_session.customer_number,
      v_session.customer_address,
      v_session.ended_reason,
      v_session.type,
      v_session.user_id,
      v_session.source,
      v_session.sentiment,
      v_session.call_outcome,
      v_session.room_name,
      v_session.participant_identity,
      v_session.user_name,
      v_session.user_email,
      v_session.demo_timezone,
      v_session.language
    )
  );
end;
$$;

comment on function pgcalls.session_text_bytes is
$$How many of the 8,192 bytes of user_sessions_text_check the texts of a call take.

Who derives one of them asks first whether there is room.$$;

revoke all on function pgcalls.session_text_bytes
from public, anon, authenticated, service_role;
