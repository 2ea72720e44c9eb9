-- Roles stay: they belong to the cluster, and other databases may use them.
-- In auth only what this package created is dropped.

drop function pgcalls.uuid_v7(timestamptz);
drop schema pgcalls;

do $$
declare
  v_function regprocedure;
begin
  foreach v_function in array array[
    to_regprocedure('auth.role()'),
    to_regprocedure('auth.uid()'),
    to_regprocedure('auth.jwt()')
  ] loop
    if obj_description(v_function, 'pg_proc') like '%created by pgcalls.' then
      -- Dynamic because only the ones that are ours may go.
      execute format('drop function %s', v_function);
    end if;
  end loop;

  if obj_description(to_regnamespace('auth'), 'pg_namespace')
    like '%created by pgcalls.'
  then
    drop schema auth;
  end if;
end;
$$;
