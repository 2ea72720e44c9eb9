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
declare
  v_role text := canonical_role.role;
begin
  if v_role in ('user', 'agent', 'system') then
    return v_role;
  end if;

  v_role := lower(btrim(v_role, E' \t\n\x0b\f\r') collate "C");

  return case
    when v_role in ('user', 'human', 'caller', 'customer') then 'user'
    when v_role in ('agent', 'assistant', 'bot', 'ai') then 'agent'
    when v_role in ('system', 'developer') then 'system'
  end;
end;
$$;

comment on function pgcalls.canonical_role is
$$The stored name of a speaker: user, agent or system; null for an unknown one.

role: one of those, or assistant, bot, ai (agent), human, caller, customer (user),
developer (system); its case and blanks around it do not matter.$$;

revoke all on function pgcalls.canonical_role
from public, anon, authenticated, service_role;
grant execute on function pgcalls.canonical_role
to service_role;
