-- pgcalls.first_said(session): when the caller said something at the latest.

create or replace function pgcalls.first_said(session record)
returns timestamptz
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_session public.user_sessions := first_said.session;
  v_said_at timestamptz;
  v_first_id text;
begin
  select
    min(least(m.spoken_at, m.created_at)),
    min(m.id::text collate "C") filter (where substr(m.id::text, 15, 1) = '7')
  into v_said_at, v_first_id
  from public.conversation_messages as m
  where
    m.client_id = v_session.client_id
    and m.session_id = v_session.id
    and m.role = 'user';

  if v_said_at is null then
    return null;
  end if;

  -- What came in was said before, whatever the turns say of themselves.
  return greatest(
    least(v_said_at, pgcalls.minted_at(v_first_id::uuid)),
    v_session.started_at_utc
  );
end;
$$;

comment on function pgcalls.first_said is
$$When the caller of a call said something for the first time, at the latest.

As its turns say, but no later than the first of them came in, and never before the
start. Null when the caller said nothing.$$;

revoke all on function pgcalls.first_said
from public, anon, authenticated, service_role;
