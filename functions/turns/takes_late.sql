-- pgcalls.takes_late(session): whether what comes after the end is still taken.

create or replace function pgcalls.takes_late(
  session pgcalls.session_handle
)
returns boolean
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return coalesce((takes_late.session).takes_late, false) or (
    select now() <= s.ended_at_utc + c.late_seconds * interval '1 second'
    from public.user_sessions as s
    join public.client_subscriptions as c on c.client_id = s.client_id
    where
      s.client_id = (takes_late.session).client_id
      and s.id = (takes_late.session).id
  );
end;
$$;

comment on function pgcalls.takes_late is
$$Whether an ended call still takes turns and tool calls that come late.

For late_seconds of its client after its end, and whenever end_session brings them.$$;

revoke all on function pgcalls.takes_late
from public, anon, authenticated, service_role;
