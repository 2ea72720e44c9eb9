-- pgcalls.go_on_with_session(client_id, session, given): a start that is there already.

create or replace function pgcalls.go_on_with_session(
  client_id text,
  session public.start_session_result,
  given jsonb
)
returns public.start_session_result
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_session public.start_session_result := go_on_with_session.session;
  v_taken jsonb;
  v_notices jsonb;
  v_filled record;
begin
  select r.taken, r.notices
  into v_taken, v_notices
  from pgcalls.read_arguments(go_on_with_session.given, go_on_with_session.client_id)
    as r;

  v_filled := pgcalls.fill_session(
    go_on_with_session.client_id, v_session.id, v_taken
  );
  v_session.notices := v_notices || v_filled.notices || case
    when 'customer_address' = any (v_filled.changed)
      then pgcalls.address_notice('customer_address')
    else '[]'
  end || pgcalls.answer_notices(
    go_on_with_session.client_id,
    v_session.id,
    (v_taken ->> 'answered_at')::timestamptz,
    null
  );

  return v_session;
end;
$$;

comment on function pgcalls.go_on_with_session is
$$Answer a start whose call is there already, and fill what that call still lacks.

session: the call. given: the arguments of start_session.$$;

revoke all on function pgcalls.go_on_with_session
from public, anon, authenticated, service_role;
