-- public.schedule_demo(session_id, demo_time, demo_timezone):
-- mark a demo as booked in a call; a second booking replaces the first.

create or replace function public.schedule_demo(
  session_id text,
  demo_time text,
  demo_timezone text default null
)
returns public.schedule_demo_result
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return pgcalls.schedule_demo(
    schedule_demo.session_id,
    schedule_demo.demo_time,
    schedule_demo.demo_timezone
  );
end;
$$;

comment on function public.schedule_demo is
$$Mark a demo as booked in a call; a second booking replaces the first.

session_id: the id or session_id of start_session. demo_time: ISO 8601; without an
offset it is the wall clock of demo_timezone, with one the offset counts. demo_timezone:
IANA name of the zone the caller meant; UTC when it is left out. Works after the call
has ended too.
Answers id, session_id, demo_scheduled, demo_time and demo_timezone. From the
LiveKit document.

Errors: 22023 a bad value; 42501 neither agent nor service_role; PT404 no such
session.$$;

revoke all on function public.schedule_demo
from public, anon, authenticated, service_role;
grant execute on function public.schedule_demo
to authenticated, service_role;
