-- pgcalls.is_of_assistant(client_id, session_id): whether the caller may see a call.

create or replace function pgcalls.is_of_assistant(
  client_id text,
  session_id uuid
)
returns boolean
language plpgsql
stable
-- definer because a policy of turns must not need the policy of calls.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_assistant_id uuid := pgcalls.current_assistant_id();
begin
  if v_assistant_id is null then
    return true;
  end if;

  perform
  from public.user_sessions as s
  where
    s.client_id = is_of_assistant.client_id
    and s.id = is_of_assistant.session_id
    and s.assistant_id = v_assistant_id;

  return found;
end;
$$;

comment on function pgcalls.is_of_assistant is
$$Whether a call is one of the assistant of the caller's token; true for the token of a
whole client.

For policies of turns where Citus, which refuses a subquery in one, spreads them.$$;

revoke all on function pgcalls.is_of_assistant
from public, anon, authenticated, service_role;
grant execute on function pgcalls.is_of_assistant
to authenticated, service_role;
