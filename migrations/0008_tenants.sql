-- depends: 0007_rate_plans
--
-- Tenants. Every client that a call already names gets a row, and there is always the
-- tenant "default": an installation with a single tenant never mentions client_id.

create table public.client_subscriptions (
  client_id text not null,
  rate_plan_id uuid,
  name text,
  status text not null default 'active',
  timezone text not null default 'UTC',
  default_language text,
  default_country text,
  max_concurrent_calls integer,
  max_monthly_minutes integer,
  max_monthly_cost numeric(14, 4),
  current_month date,
  current_month_calls bigint not null default 0,
  current_month_seconds numeric(16, 3) not null default 0,
  current_month_cost numeric(16, 4) not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint client_subscriptions_pkey primary key (client_id),
  constraint client_subscriptions_rate_plan_id_fkey foreign key (rate_plan_id)
  references public.rate_plans (id),
  constraint client_subscriptions_client_id_check check (
    client_id <> '' and client_id = btrim(client_id)
  ),
  constraint client_subscriptions_status_check check (
    status in ('active', 'suspended', 'cancelled')
  ),
  constraint client_subscriptions_default_country_check check (
    default_country ~ '^[A-Z]{2}$'
  ),
  constraint client_subscriptions_limits_check check (
    max_concurrent_calls >= 0
    and max_monthly_minutes >= 0
    and max_monthly_cost >= 0
    and max_monthly_cost < 'NaN'
  )
);

comment on table public.client_subscriptions is
'One row per client (tenant): what it pays, its limits, the month in progress.';
comment on column public.client_subscriptions.client_id is
'Key; the client_id that tokens carry.';
comment on column public.client_subscriptions.rate_plan_id is
'Price of new calls; any row of the plan, the one valid at the start counts.';
comment on column public.client_subscriptions.name is 'Name for people; null where client_id is name enough.';
comment on column public.client_subscriptions.status is
'active, suspended or cancelled; only an active client starts calls.';
comment on column public.client_subscriptions.timezone is
'Zone in which this client''s days begin, for reports.';
comment on column public.client_subscriptions.default_language is
'Language of a call that names none, as a BCP 47 tag.';
comment on column public.client_subscriptions.default_country is
'ISO 3166 code with which a phone number without + is read.';
comment on column public.client_subscriptions.max_concurrent_calls is
'Most calls at one time; null for no limit.';
comment on column public.client_subscriptions.max_monthly_minutes is
'Minutes of a UTC month after which no call starts; null for no limit.';
comment on column public.client_subscriptions.max_monthly_cost is
'Cost of a UTC month after which no call starts; null for no limit.';
comment on column public.client_subscriptions.current_month is
'First day of the UTC month that the current_month counters count.';
comment on column public.client_subscriptions.current_month_calls is
'Ended calls of current_month.';
comment on column public.client_subscriptions.current_month_seconds is
'Seconds of the ended calls of current_month.';
comment on column public.client_subscriptions.current_month_cost is
'Cost of the ended calls of current_month.';
comment on column public.client_subscriptions.created_at is
'When the row was inserted.';
comment on column public.client_subscriptions.updated_at is
'When the row was last updated.';

create index idx_client_subscriptions_rate_plan_id
on public.client_subscriptions (rate_plan_id);

alter table public.client_subscriptions enable row level security;

insert into public.client_subscriptions (client_id, name)
values ('default', 'Default');

-- Blank and untrimmed names of old rows are read as what they were meant to be.
update public.user_sessions
set client_id = coalesce(nullif(btrim(client_id), ''), 'default')
where client_id is distinct from nullif(btrim(client_id), '') or client_id is null;

insert into public.client_subscriptions (client_id)
select distinct s.client_id
from public.user_sessions as s
where s.client_id <> 'default';
