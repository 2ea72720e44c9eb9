-- pgcalls.schedule_purge(): let pg_cron purge what has expired.

create or replace function pgcalls.schedule_purge()
returns bigint
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_job bigint;
begin
  if to_regprocedure('cron.schedule(text, text, text)') is null then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'there is no pg_cron in this database',
      hint = 'Call purge_expired from any other scheduler, as service_role.';
  end if;

  -- Dynamic because the function exists only where pg_cron does.
  execute 'select cron.schedule($1, $2, $3)'
  into v_job
  using 'pgcalls_purge', '*/5 * * * *', 'select public.purge_expired(1000)';

  return v_job;
end;
$$;

comment on function pgcalls.schedule_purge is
$$Let pg_cron call purge_expired(1000) every five minutes; a second time changes
nothing.

Run it as the owner; apply does so where pg_cron is there. Answers the id of the
job. Errors: 22023 without pg_cron.$$;

revoke all on function pgcalls.schedule_purge
from public, anon, authenticated, service_role;
