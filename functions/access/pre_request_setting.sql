-- pgcalls.pre_request_setting(): what PostgREST calls before each request.

create or replace function pgcalls.pre_request_setting()
returns text
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select split_part(c.setting, '=', 2)
    from pg_catalog.pg_db_role_setting as s
    inner join pg_catalog.pg_database as d
      on d.datname = current_database() and s.setdatabase in (0, d.oid)
    cross join lateral unnest(s.setconfig) as c (setting)
    where
      s.setrole = to_regrole('authenticator')
      and split_part(c.setting, '=', 1) = 'pgrst.db_pre_request'
    order by s.setdatabase desc
    limit 1
  );
end;
$$;

comment on function pgcalls.pre_request_setting is
'pgrst.db_pre_request of the role authenticator for this database; null for none.';

revoke all on function pgcalls.pre_request_setting
from public, anon, authenticated, service_role;
