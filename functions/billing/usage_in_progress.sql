-- pgcalls.usage_in_progress(...): a client's month including running calls.

create or replace function pgcalls.usage_in_progress(
  client public.client_subscriptions,
  month date,
  session_id uuid,
  with_it boolean,
  out seconds numeric,
  out cost numeric
)
returns record
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_client public.client_subscriptions := usage_in_progress.client;
  v_now timestamptz := clock_timestamp();
  v_running record;
  v_usage public.client_monthly_usage;
begin
  select u.* into v_usage
  from public.client_monthly_usage as u
  where
    u.client_id = v_client.client_id
    and u.month = usage_in_progress.month;

  -- Per plan, because its included minutes are shared.
  select
    coalesce(sum(plan.seconds), 0) as seconds,
    coalesce(
      sum(
        round(
          plan.fees + plan.price_per_minute / 60 * greatest(
            plan.billed_seconds - greatest(
              plan.included_minutes::numeric * 60
              - coalesce(v_usage.included_seconds, 0),
              0
            ),
            0
          ),
          4
        )
      ),
      0
    ) as cost
  into v_running
  from (
    select
      p.price_per_minute,
      p.included_minutes,
      sum(running.seconds) as seconds,
      sum(p.connection_fee) as fees,
      sum(
        ceil(
          greatest(running.seconds, p.minimum_seconds) / p.billing_increment_seconds
        ) * p.billing_increment_seconds
      ) as billed_seconds
    from (
      select
        s.rate_plan_id,
        case
          when s.id = usage_in_progress.session_id then v_client.reserved_seconds
          else greatest(
            extract(
              epoch from v_now - coalesce(s.answered_at, s.started_at_utc)
            ),
            v_client.reserved_seconds
          )
        end as seconds
      from public.user_sessions as s
      where
        s.client_id = v_client.client_id
        and s.status = 'active'
        and (s.id <> usage_in_progress.session_id or usage_in_progress.with_it)
        and s.started_at_utc >= usage_in_progress.month::timestamp at time zone 'UTC'
        and s.started_at_utc < (
          usage_in_progress.month + interval '1 month'
        ) at time zone 'UTC'
    ) as running
    left join public.rate_plans as p on p.id = running.rate_plan_id
    group by p.id
  ) as plan;

  seconds := coalesce(v_usage.duration_seconds, 0) + v_running.seconds;
  cost := coalesce(v_usage.cost_total, 0) + v_running.cost;
end;
$$;

comment on function pgcalls.usage_in_progress is
$$Seconds and cost of a client's UTC month: ended calls, and running ones as if they
ended now, each at least reserved_seconds. A call is long from its answer on, where that
is known.

session_id: the call that is being started. with_it: whether its reservation counts.$$;

revoke all on function pgcalls.usage_in_progress
from public, anon, authenticated, service_role;
