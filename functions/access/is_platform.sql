-- pgcalls.is_platform(): whether a platform speaks, and not an agent.

create or replace function pgcalls.is_platform()
returns boolean
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return coalesce(current_setting('pgcalls.signed_by', true), '') <> ''
    and pgcalls.has_flag('signed_by');
end;
$$;

comment on function pgcalls.is_platform is
$$Whether a platform has signed what is written: it was there, so its word on when a
call started and ended counts, which an agent's does not alone.

Set by act_for. As with the claims of a token, nothing over HTTP sets it.$$;

revoke all on function pgcalls.is_platform
from public, anon, authenticated, service_role;
