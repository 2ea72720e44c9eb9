-- pgcalls.name_particles(): small words within a name.

create or replace function pgcalls.name_particles()
returns text[]
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return
    '{de,van,von,der,al,el,bin,ibn,la,da,di,del,بن,ابن,بنت,آل,أبو,ابو,أم,عبد,بنو}'
    ::text[];
end;
$$;

comment on function pgcalls.name_particles is
'Words of the language that stand within a name, in lower case.';

revoke all on function pgcalls.name_particles
from public, anon, authenticated, service_role;
