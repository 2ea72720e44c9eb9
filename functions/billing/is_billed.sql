-- pgcalls.is_billed(rate_plan_id, is_answered): whether a call has a price at all.

create or replace function pgcalls.is_billed(
  rate_plan_id uuid,
  is_answered boolean
)
returns boolean
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
-- Planning it for each value takes longer than running it.
set plan_cache_mode = force_generic_plan
as $$
begin
  return is_billed.is_answered is distinct from false or coalesce(
    (
      select p.bills_unanswered
      from public.rate_plans as p
      where p.id = is_billed.rate_plan_id
    ),
    true
  );
end;
$$;

comment on function pgcalls.is_billed is
$$Whether a call is billed: one that was never answered only where its plan says so.

True without a plan, whose calls are unpriced, not free.$$;

revoke all on function pgcalls.is_billed
from public, anon, authenticated, service_role;
