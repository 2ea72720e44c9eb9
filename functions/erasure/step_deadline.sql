-- pgcalls.step_deadline(): when a step of a long job has to stop.

create or replace function pgcalls.step_deadline()
returns timestamptz
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_timeout interval := current_setting('statement_timeout')::interval;
begin
  if v_timeout = interval '0' then
    return 'infinity';
  end if;

  -- What is begun by then must end too, and be written.
  return clock_timestamp() + v_timeout * 0.4;
end;
$$;

comment on function pgcalls.step_deadline is
$$When a step of a long job has to stop so that the statement ends in time: after two
fifths of statement_timeout, never without one.$$;

revoke all on function pgcalls.step_deadline
from public, anon, authenticated, service_role;
