-- pgcalls.has_flag(name): whether a function of ours has said so.

create or replace function pgcalls.has_flag(
  name text
)
returns boolean
language plpgsql
stable
-- definer because nobody else may read the salt, without which a setting says nothing.
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  return coalesce(
    current_setting('pgcalls.' || has_flag.name, true)
    = pgcalls.erasure_digest('flag', has_flag.name),
    false
  );
end;
$$;

comment on function pgcalls.has_flag is
$$Whether set_flag has set a flag in this transaction.

Whoever has SQL may set any setting; only the salt makes a flag of one.$$;

revoke all on function pgcalls.has_flag
from public, anon, authenticated, service_role;
-- Conditions of triggers ask, as whoever writes.
grant execute on function pgcalls.has_flag
to authenticated, service_role;
