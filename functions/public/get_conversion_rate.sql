-- public.get_conversion_rate(days, client_id): the share of calls that booked a demo.

create or replace function public.get_conversion_rate(
  days integer default 7,
  client_id text default null
)
returns public.conversion_rate_result
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return pgcalls.get_conversion_rate(
    get_conversion_rate.days,
    get_conversion_rate.client_id
  );
end;
$$;

comment on function public.get_conversion_rate is
$$The share of calls that booked a demo.

days: how far back, 1 to 3660. client_id: for service_role; a token counts its own
client's calls, an agent's its own.
Answers total_sessions, demos_scheduled and conversion_rate in per cent, null without
calls. A session is a call from its start on, in the last days times 24 hours;
analytics count calls that have ended, by days. From the LiveKit document.

Errors: 22023 days out of range; 42501 a token without a client, or with another one.$$;

revoke all on function public.get_conversion_rate
from public, anon, authenticated, service_role;
grant execute on function public.get_conversion_rate
to authenticated, service_role;
