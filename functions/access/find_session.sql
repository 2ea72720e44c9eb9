-- pgcalls.find_session(session_id): the call that service_role means.

create or replace function pgcalls.find_session(
  session_id text
)
returns pgcalls.session_handle
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  -- What is no id is that of no call.
  v_id uuid := case
    when pgcalls.is_uuid(find_session.session_id) then find_session.session_id
  end;
  v_other pgcalls.session_handle;
  v_session pgcalls.session_handle;
begin
  for v_other.id, v_other.client_id, v_other.is_ended in
    select
      s.id,
      s.client_id,
      s.ended_at_utc is not null
    from public.user_sessions as s
    where s.id = v_id or s.session_id = find_session.session_id
    limit 2
  loop
    if v_session.id is not null then
      perform pgcalls.refuse_ambiguous_session();
    end if;

    v_session := v_other;
  end loop;

  return v_session;
end;
$$;

comment on function pgcalls.find_session is
$$The call that a text means, or nulls. It locks nothing and asks every node.

Only service_role, which names no client, needs it, and only where Citus spreads them.
session_id: the id of the row, or the platform's text id.
Errors: PT409 when the text could mean two calls.$$;

revoke all on function pgcalls.find_session
from public, anon, authenticated, service_role;
