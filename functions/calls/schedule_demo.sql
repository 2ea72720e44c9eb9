-- pgcalls.schedule_demo: what public.schedule_demo does.

create or replace function pgcalls.schedule_demo(
  session_id text,
  demo_time text,
  demo_timezone text
)
returns public.schedule_demo_result
language plpgsql
volatile
-- definer because callers hold no right on the tables; the tenant is checked here.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_session pgcalls.session_handle;
  v_demo_time timestamptz;
  v_result public.schedule_demo_result;
begin
  if not exists (
    select
    from pg_catalog.pg_timezone_names as z
    where z.name = coalesce(schedule_demo.demo_timezone, 'UTC')
  ) then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'demo_timezone is not a time zone',
      hint = 'Pass an IANA name such as Pacific/Auckland, or null.';
  end if;

  v_demo_time := pgcalls.read_instant(
    schedule_demo.demo_time, coalesce(schedule_demo.demo_timezone, 'UTC'), 'demo_time'
  );

  if (
    v_demo_time between '2000-01-01T00:00:00Z' and '2100-01-01T00:00:00Z'
  ) is not true then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'demo_time is missing or out of range',
      hint = 'Pass the instant of the demo, such as 2026-11-20T15:00:00+13:00.';
  end if;

  v_session := pgcalls.lock_session(schedule_demo.session_id);

  update public.user_sessions as s
  set
    demo_scheduled = true,
    demo_time = v_demo_time,
    demo_timezone = coalesce(schedule_demo.demo_timezone, s.demo_timezone)
  where s.client_id = v_session.client_id and s.id = v_session.id
  returning s.id, s.session_id, s.demo_scheduled, s.demo_time, s.demo_timezone
  into v_result;

  return v_result;
end;
$$;

comment on function pgcalls.schedule_demo is
'Implementation of public.schedule_demo; documented there.';

revoke all on function pgcalls.schedule_demo
from public, anon, authenticated, service_role;
grant execute on function pgcalls.schedule_demo
to authenticated, service_role;
