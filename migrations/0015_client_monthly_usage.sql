-- depends: 0014_contacts
--
-- Usage per client and UTC month, from the calls that have ended. A call counts in the
-- month in which it started.

create table public.client_monthly_usage (
  client_id text not null,
  month date not null,
  call_count bigint not null default 0,
  duration_seconds numeric(16, 3) not null default 0,
  included_seconds numeric(16, 3) not null default 0,
  cost_total numeric(16, 4) not null default 0,
  updated_at timestamptz not null default now(),

  constraint client_monthly_usage_pkey primary key (client_id, month),
  constraint client_monthly_usage_client_id_fkey foreign key (client_id)
  references public.client_subscriptions (client_id),
  constraint client_monthly_usage_month_check check (
    extract(day from month) = 1
  )
);

comment on table public.client_monthly_usage is
'Usage per client and UTC month; always the sum over the ended calls.';
comment on column public.client_monthly_usage.client_id is 'Client.';
comment on column public.client_monthly_usage.month is
'First day of the UTC month in which the calls started.';
comment on column public.client_monthly_usage.call_count is 'Ended calls.';
comment on column public.client_monthly_usage.duration_seconds is
'Seconds of the ended calls.';
comment on column public.client_monthly_usage.included_seconds is
'Seconds that the included minutes of the plan covered.';
comment on column public.client_monthly_usage.cost_total is
'Cost of the ended calls; an unpriced call adds nothing.';
comment on column public.client_monthly_usage.updated_at is
'When the row was last updated.';

alter table public.client_monthly_usage enable row level security;

insert into public.client_monthly_usage (
  client_id, month, call_count, duration_seconds, cost_total
)
select
  s.client_id,
  date_trunc('month', s.started_at_utc at time zone 'UTC')::date as month,
  count(*) as call_count,
  coalesce(sum(s.duration_seconds), 0) as duration_seconds,
  coalesce(sum(s.cost_total), 0) as cost_total
from public.user_sessions as s
where s.ended_at_utc is not null
group by s.client_id, month;

update public.client_subscriptions
set
  current_month = u.month,
  current_month_calls = u.call_count,
  current_month_seconds = u.duration_seconds,
  current_month_cost = u.cost_total
from public.client_monthly_usage as u
where
  client_subscriptions.client_id = u.client_id
  and u.month = date_trunc('month', now() at time zone 'UTC')::date;
