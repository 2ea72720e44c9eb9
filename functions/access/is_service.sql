-- pgcalls.is_service(): whether the caller has the rights of service_role.

create or replace function pgcalls.is_service()
returns boolean
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_role text := current_setting('role');
begin
  -- Inside a definer function current_user is the owner; the setting still names the
  -- role the caller took on, and session_user the one it logged in as.
  if v_role = 'none' then
    v_role := session_user;
  end if;

  -- On a node of Citus the owner stands for whoever called the function.
  if v_role = current_user
    and v_role <> 'service_role'
    and current_setting('application_name') like 'citus_internal%'
  then
    return false;
  end if;

  return v_role = 'service_role'
    or v_role = current_user
    or pg_has_role(v_role, 'service_role', 'usage');
end;
$$;

comment on function pgcalls.is_service is
$$Whether the caller is service_role, has its rights, or owns the package.

Only meaningful when called from a definer function of this package.$$;

revoke all on function pgcalls.is_service
from public, anon, authenticated, service_role;
