-- depends: 0025_lead_score
--
-- A client's plan over time, soft limits beside the hard ones, and unpriced calls
-- counted apart. Reads every call once; locks user_sessions against writers, then
-- client_subscriptions and client_monthly_usage.

-- Calls that are just ending finish first: they want the next locks in this order.
lock table public.user_sessions in share row exclusive mode;

create table public.client_rate_plans (
  client_id text not null,
  valid_from timestamptz not null default now(),
  rate_plan_id uuid,
  created_at timestamptz not null default now(),

  constraint client_rate_plans_pkey primary key (client_id, valid_from),
  constraint client_rate_plans_client_id_fkey foreign key (client_id)
  references public.client_subscriptions (client_id) on delete cascade,
  constraint client_rate_plans_rate_plan_id_fkey foreign key (rate_plan_id)
  references public.rate_plans (id),
  constraint client_rate_plans_valid_from_check check (
    valid_from between '2000-01-01T00:00:00Z' and '2100-01-01T00:00:00Z'
  )
);

comment on table public.client_rate_plans is
$$Which plan a client had when.

Each row holds until the next one begins, so that two never overlap.$$;
comment on column public.client_rate_plans.client_id is 'Client.';
comment on column public.client_rate_plans.valid_from is
'First instant whose calls this plan prices.';
comment on column public.client_rate_plans.rate_plan_id is
'Any row of the plan; null for no plan, whose calls are unpriced.';
comment on column public.client_rate_plans.created_at is 'When the row was inserted.';

create index idx_client_rate_plans_rate_plan_id
on public.client_rate_plans (rate_plan_id);

alter table public.client_rate_plans enable row level security;

insert into public.client_rate_plans (client_id, valid_from, rate_plan_id)
select
  c.client_id,
  '2000-01-01T00:00:00Z' as valid_from,
  c.rate_plan_id
from public.client_subscriptions as c
where c.rate_plan_id is not null;

alter table public.client_subscriptions
add column soft_concurrent_calls integer,
add column soft_monthly_minutes integer,
add column soft_monthly_cost numeric(14, 4),
add column reserved_seconds integer not null default 0,
add column current_month_unpriced bigint not null default 0;

alter table public.client_subscriptions
add constraint client_subscriptions_soft_limits_check check (
  soft_concurrent_calls >= 0
  and soft_monthly_minutes >= 0
  and soft_monthly_cost >= 0
  and soft_monthly_cost < 'NaN'
),
add constraint client_subscriptions_reserved_seconds_check check (
  reserved_seconds between 0 and 86400
);

comment on column public.client_subscriptions.rate_plan_id is
'Plan chosen last, any row of it; its history is in client_rate_plans.';
comment on column public.client_subscriptions.soft_concurrent_calls is
'Calls at one time from which on there is a notice; null for none.';
comment on column public.client_subscriptions.soft_monthly_minutes is
'Minutes of a UTC month from which on there is a notice; null for none.';
comment on column public.client_subscriptions.soft_monthly_cost is
'Cost of a UTC month from which on there is a notice; null for none.';
comment on column public.client_subscriptions.reserved_seconds is
'What each call in progress counts at least against the monthly limits.';
comment on column public.client_subscriptions.current_month_unpriced is
'Ended calls of current_month that have no cost.';

-- Days begin in this zone, and a call must always be able to end.
do $$
declare
  v_client record;
begin
  for v_client in
    select
      c.client_id,
      c.timezone
    from public.client_subscriptions as c
  loop
    begin
      perform now() at time zone v_client.timezone;
    exception
      when invalid_parameter_value then
        update public.client_subscriptions as c
        set timezone = 'UTC'
        where c.client_id = v_client.client_id;
    end;
  end loop;
end;
$$;

alter table public.client_monthly_usage
add column unpriced_count bigint not null default 0;

comment on column public.client_monthly_usage.unpriced_count is
'Ended calls that have no cost.';

update public.client_monthly_usage
set unpriced_count = actual.unpriced_count
from (
  select
    s.client_id,
    date_trunc('month', s.started_at_utc at time zone 'UTC')::date as month,
    count(*) as unpriced_count
  from public.user_sessions as s
  where s.ended_at_utc is not null and s.cost_total is null
  group by s.client_id, month
) as actual
where
  client_monthly_usage.client_id = actual.client_id
  and client_monthly_usage.month = actual.month;

update public.client_subscriptions
set current_month_unpriced = u.unpriced_count
from public.client_monthly_usage as u
where
  client_subscriptions.client_id = u.client_id
  and u.month = client_subscriptions.current_month;

create table public.limit_notices (
  id uuid not null default pgcalls.uuid_v7(),
  client_id text not null,
  limit_name text not null,
  limit_value numeric(14, 4) not null,
  period_start date not null,
  value numeric(16, 4) not null,
  created_at timestamptz not null default now(),

  constraint limit_notices_pkey primary key (id),
  constraint limit_notices_client_id_id_key unique (client_id, id),
  constraint limit_notices_client_id_limit_key unique (
    client_id, limit_name, period_start, limit_value
  ),
  constraint limit_notices_client_id_fkey foreign key (client_id)
  references public.client_subscriptions (client_id) on delete cascade,
  constraint limit_notices_limit_name_check check (
    limit_name in (
      'soft_concurrent_calls', 'soft_monthly_minutes', 'soft_monthly_cost'
    )
  )
);

comment on table public.limit_notices is
$$Soft limits that a client has reached: once per limit and period.

Each row was also a notification on the channel pgcalls_limits.$$;
comment on column public.limit_notices.id is 'Key; a uuid v7, so it sorts by time.';
comment on column public.limit_notices.client_id is 'Client.';
comment on column public.limit_notices.limit_name is
'Column of client_subscriptions that holds the limit.';
comment on column public.limit_notices.limit_value is 'The limit at that time.';
comment on column public.limit_notices.period_start is
'First day of the UTC month; for concurrent calls the UTC day.';
comment on column public.limit_notices.value is
'What had been reached: calls, minutes or cost.';
comment on column public.limit_notices.created_at is 'When it was reached.';

alter table public.limit_notices enable row level security;
