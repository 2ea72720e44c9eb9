-- pgcalls.is_service(): whether the caller has the rights of service_role.

create or replace function pgcalls.is_service()
returns boolean
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  -- Inside a definer function current_user is the owner; the setting still names the
  -- role the caller took on, and session_user the one it logged in as.
  v_role text := coalesce(nullif(current_setting('role'), 'none'), session_user);
begin
  return v_role = 'service_role'
    -- On a node of Citus the owner stands for whoever called the function.
    or (
      v_role <> current_user
      or current_setting('application_name') not like 'citus_internal%'
    )
    and (v_role = current_user or pg_has_role(v_role, 'service_role', 'usage'));
end;
$$;

comment on function pgcalls.is_service is
$$Whether the caller is service_role, has its rights, or owns the package.

Only meaningful when called from a definer function of this package.$$;

revoke all on function pgcalls.is_service
from public, anon, authenticated, service_role;
