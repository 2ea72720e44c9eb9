-- pgcalls.canonical_role(role): the stored name of a speaker.

create or replace function pgcalls.canonical_role(
  role text
)
returns text
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return case
    when canonical_role.role in ('user', 'agent', 'system') then canonical_role.role
    when canonical_role.role in ('assistant', 'bot', 'ai') then 'agent'
    when canonical_role.role in ('human', 'caller', 'customer') then 'user'
    when canonical_role.role = 'developer' then 'system'
  end;
end;
$$;

comment on function pgcalls.canonical_role is
$$The stored name of a speaker: user, agent or system; null for an unknown one.

role: one of those, or assistant, bot, ai (agent), human, caller, customer (user),
developer (system).$$;

revoke all on function pgcalls.canonical_role
from public, anon, authenticated, service_role;
grant execute on function pgcalls.canonical_role
to service_role;
