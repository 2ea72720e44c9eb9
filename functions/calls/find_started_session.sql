-- pgcalls.find_started_session(...): the call that is there already.

create or replace function pgcalls.find_started_session(
  client_id text,
  assistant_id uuid,
  session_id text
)
returns public.start_session_result
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
-- One plan serves every call; planning it for each takes longer than running it.
set plan_cache_mode = force_generic_plan
as $$
declare
  v_result public.start_session_result;
  v_is_service boolean := pgcalls.is_service();
begin
  if find_started_session.session_id is null then
    return null;
  end if;

  select s.id, s.session_id, s.status, s.started_at_utc, false, '[]'::jsonb
  into v_result
  from public.user_sessions as s
  where
    s.client_id = find_started_session.client_id
    and s.session_id = find_started_session.session_id
    and (v_is_service or s.assistant_id = find_started_session.assistant_id);

  if not found and pgcalls.is_uuid(find_started_session.session_id) then
    select s.id, s.session_id, s.status, s.started_at_utc, false, '[]'::jsonb
    into v_result
    from public.user_sessions as s
    where
      s.client_id = find_started_session.client_id
      and s.id = find_started_session.session_id::uuid
      and (v_is_service or s.assistant_id = find_started_session.assistant_id);
  end if;

  return v_result;
end;
$$;

comment on function pgcalls.find_started_session is
$$The call of a client that a session_id names, as start_session answers it.

All fields are null when there is none, or when it is another agent's.$$;

revoke all on function pgcalls.find_started_session
from public, anon, authenticated, service_role;
