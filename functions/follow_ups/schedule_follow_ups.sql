-- pgcalls.schedule_follow_ups(): let pg_cron deliver what must follow calls.

create or replace function pgcalls.schedule_follow_ups()
returns bigint
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_job bigint;
begin
  if to_regprocedure('cron.schedule(text, text, text)') is null
    or to_regprocedure('net.http_post(text, jsonb, jsonb, jsonb, integer)') is null
  then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'there is no pg_cron or no pg_net in this database',
      hint = 'Let a worker call claim_follow_ups and finish_follow_up.';
  end if;

  -- Dynamic because the function exists only where pg_cron does.
  execute 'select cron.schedule($1, $2, $3)'
  into v_job
  using
    'pgcalls_follow_ups', '* * * * *', 'select pgcalls.deliver_follow_ups(100)';

  return v_job;
end;
$$;

comment on function pgcalls.schedule_follow_ups is
$$Let pg_cron deliver follow-ups every minute; a second time changes nothing.

Run it as the owner; apply does so where pg_cron and pg_net are there. Answers the id of
the job. Errors: 22023 without pg_cron or pg_net.$$;

revoke all on function pgcalls.schedule_follow_ups
from public, anon, authenticated, service_role;
