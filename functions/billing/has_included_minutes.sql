-- pgcalls.has_included_minutes(rate_plan_id): whether a plan has free minutes.

create or replace function pgcalls.has_included_minutes(rate_plan_id uuid)
returns boolean
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
-- Planning it for each value takes longer than running it.
set plan_cache_mode = force_generic_plan
as $$
begin
  return exists (
    select
    from public.rate_plans as p
    where p.id = has_included_minutes.rate_plan_id and p.included_minutes > 0
  );
end;
$$;

comment on function pgcalls.has_included_minutes is
'Whether a plan includes minutes of each month, so that calls depend on each other.';

revoke all on function pgcalls.has_included_minutes
from public, anon, authenticated, service_role;
