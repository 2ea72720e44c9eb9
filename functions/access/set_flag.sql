-- pgcalls.set_flag(name, is_set): say something to triggers until the transaction ends.

create or replace function pgcalls.set_flag(
  name text,
  is_set boolean
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pgcalls.set_everywhere(
    'pgcalls.' || set_flag.name,
    case
      when set_flag.is_set then pgcalls.erasure_digest('flag', set_flag.name)
      else ''
    end
  );
end;
$$;

comment on function pgcalls.set_flag is
$$Set or clear a flag, which has_flag tells from a setting that somebody else has made.

name: counting and indexing, done afterwards for many calls; erasing, which no hold
keeps; signed_by, a platform speaks.$$;

revoke all on function pgcalls.set_flag
from public, anon, authenticated, service_role;
