-- pgcalls.let_service_role(table_name): service_role uses what it is granted.

create or replace function pgcalls.let_service_role(
  table_name text
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_policy text := let_service_role.table_name || '_service';
begin
  -- Dynamic because there is a policy for each table.
  execute format(
    'drop policy if exists %I on public.%I', v_policy, let_service_role.table_name
  );

  if not (
    select r.rolbypassrls or r.rolsuper
    from pg_catalog.pg_roles as r
    where r.rolname = 'service_role'
  ) then
    execute format(
      'create policy %I on public.%I to service_role using (true) with check (true)',
      v_policy,
      let_service_role.table_name
    );
  end if;
end;
$$;

comment on function pgcalls.let_service_role is
$$Let service_role reach a table's rows where it does not bypass row level security.

On Supabase it does, and a policy would say nothing. What it may do with the rows is
granted. Called by the file of each table's policies; after a change of the role,
pgcalls apply --redefine.$$;

revoke all on function pgcalls.let_service_role
from public, anon, authenticated, service_role;
