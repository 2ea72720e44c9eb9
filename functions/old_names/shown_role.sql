-- pgcalls.shown_role(dialect, role): the word that a dialect has for a role.

create or replace function pgcalls.shown_role(
  dialect text,
  role text
)
returns text
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_role text := pgcalls.canonical_role(lower(btrim(shown_role.role) collate "C"));
begin
  return case
    when v_role = 'agent' and shown_role.dialect = 'callcenter' then 'assistant'
    else v_role
  end;
end;
$$;

comment on function pgcalls.shown_role is
'The word that a dialect has for a role; null when it is none.';

revoke all on function pgcalls.shown_role
from public, anon, authenticated, service_role;
grant execute on function pgcalls.shown_role
to service_role;
