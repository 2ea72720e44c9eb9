-- pgcalls.is_counted_at_once(client_id, session_ids): whether the order makes no odds.

create or replace function pgcalls.is_counted_at_once(
  client_id text,
  session_ids uuid[]
)
returns boolean
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return not exists (
    select
    from public.client_subscriptions as c
    where
      c.client_id = is_counted_at_once.client_id
      and num_nonnulls(c.soft_monthly_minutes, c.soft_monthly_cost) > 0
  ) and not exists (
    select
    from unnest(is_counted_at_once.session_ids) as u (id)
    cross join lateral (
      select s.rate_plan_id
      from public.user_sessions as s
      where s.client_id = is_counted_at_once.client_id and s.id = u.id
      offset 0
    ) as call
    where pgcalls.has_included_minutes(call.rate_plan_id)
  );
end;
$$;

comment on function pgcalls.is_counted_at_once is
$$Whether calls that end together can be counted in one sum.

Not where what one call adds decides over another: included minutes, which it may use
up, and soft limits, which it may reach.$$;

revoke all on function pgcalls.is_counted_at_once
from public, anon, authenticated, service_role;
