-- pgcalls.get_conversion_rate: what public.get_conversion_rate does.

create or replace function pgcalls.get_conversion_rate(
  days integer,
  client_id text
)
returns public.conversion_rate_result
language plpgsql
stable
-- definer because callers hold no right on the tables; the tenant is checked here.
security definer
set search_path = pg_catalog, pg_temp
-- Each filter that is left out disappears from the plan, and its index is used.
set plan_cache_mode = force_custom_plan
as $$
declare
  v_scope record;
  v_result public.conversion_rate_result;
begin
  v_scope := pgcalls.reading_scope(get_conversion_rate.client_id);

  if coalesce(get_conversion_rate.days, 7) not between 1 and 3660 then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'days is out of range',
      hint = 'Pass a number from 1 to 3660.';
  end if;

  perform pgcalls.audit(
    v_scope.client_id, 'read', 'get_conversion_rate', null
  );

  select
    count(*),
    count(*) filter (where s.demo_scheduled),
    round(
      100.0 * count(*) filter (where s.demo_scheduled) / nullif(count(*), 0), 2
    )
  into v_result
  from public.user_sessions as s
  where
    (v_scope.client_id is null or s.client_id = v_scope.client_id)
    and (v_scope.assistant_id is null or s.assistant_id = v_scope.assistant_id)
    and s.started_at_utc > now() - make_interval(
      days => coalesce(get_conversion_rate.days, 7)
    );

  return v_result;
end;
$$;

comment on function pgcalls.get_conversion_rate is
'Implementation of public.get_conversion_rate; documented there.';

revoke all on function pgcalls.get_conversion_rate
from public, anon, authenticated, service_role;
grant execute on function pgcalls.get_conversion_rate
to authenticated, service_role;
