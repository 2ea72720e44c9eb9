-- depends: 0006_v1.4.0_keywords_and_outcome
--
-- Clients (tenants), the price book, and which plan and limits a client has. Every
-- client that a call already names gets a row, and there is always the client
-- "default": an installation with a single client never mentions client_id.
--
-- One name in the price book may have many prices, but only one at a time: the
-- exclusion constraint compares names by their hash as a range of one number, which
-- needs neither an extension nor a type of our own.

create table public.rate_plans (
  id uuid not null default pgcalls.uuid_v7(),
  name text not null,
  price_per_minute numeric(12, 6) not null,
  connection_fee numeric(12, 6) not null default 0,
  billing_increment_seconds integer not null default 1,
  minimum_seconds integer not null default 0,
  included_minutes integer not null default 0,
  bills_unanswered boolean not null default false,
  currency text not null default 'USD',
  valid_from timestamptz not null default '2000-01-01T00:00:00Z',
  valid_to timestamptz,
  created_at timestamptz not null default now(),

  constraint rate_plans_pkey primary key (id),
  constraint rate_plans_times_check check (
    valid_from between '2000-01-01T00:00:00Z' and '2100-01-01T00:00:00Z'
    and valid_to between '2000-01-01T00:00:00Z' and '2100-01-01T00:00:00Z'
    and created_at between '2000-01-01T00:00:00Z' and '2100-01-01T00:00:00Z'
  ),
  constraint rate_plans_validity_excl exclude using gist (
    int8range(hashtextextended(name, 0), hashtextextended(name, 0), '[]') with &&,
    tstzrange(valid_from, valid_to) with &&
  ),
  constraint rate_plans_name_check check (octet_length(name) between 1 and 200),
  constraint rate_plans_price_check check (
    price_per_minute between 0 and 999999
    and connection_fee between 0 and 999999
  ),
  constraint rate_plans_price_per_minute_nan_check check (price_per_minute <> 'NaN'),
  constraint rate_plans_connection_fee_nan_check check (connection_fee <> 'NaN'),
  constraint rate_plans_increment_check check (
    billing_increment_seconds between 1 and 3600
    and minimum_seconds between 0 and 86400
    and included_minutes >= 0
  ),
  constraint rate_plans_currency_check check (currency ~ '^[A-Z]{3}$'),
  constraint rate_plans_valid_to_check check (valid_to > valid_from)
);

comment on table public.rate_plans is
$$Price book: what a minute costs, and when that price holds.

A new price of a plan is a new row with the same name and a later valid_from.$$;
comment on column public.rate_plans.id is 'Key.';
comment on column public.rate_plans.name is 'Name of the plan; one price at a time.';
comment on column public.rate_plans.price_per_minute is
'Price of sixty seconds, in currency.';
comment on column public.rate_plans.connection_fee is
'Price of the connection itself, once per call.';
comment on column public.rate_plans.billing_increment_seconds is
'Length is rounded up to a multiple of this many seconds.';
comment on column public.rate_plans.minimum_seconds is
'A shorter call is billed as if it had lasted this long.';
comment on column public.rate_plans.included_minutes is
'Minutes of each UTC month that cost nothing.';
comment on column public.rate_plans.bills_unanswered is
$$Whether a call that was never answered is billed as one of no length; else it costs
nothing.$$;
comment on column public.rate_plans.currency is 'ISO 4217 code.';
comment on column public.rate_plans.valid_from is 'First instant of this price.';
comment on column public.rate_plans.valid_to is
'First instant this price no longer holds; null while it does.';
comment on column public.rate_plans.created_at is 'When the row was inserted.';

alter table public.rate_plans enable row level security;

create table public.rate_plan_prices (
  id uuid not null default pgcalls.uuid_v7(),
  rate_plan_id uuid not null,
  component text not null,
  unit text not null,
  model text,
  price_per_unit numeric(20, 12) not null,
  created_at timestamptz not null default now(),

  constraint rate_plan_prices_pkey primary key (id),
  constraint rate_plan_prices_times_check check (
    created_at between '2000-01-01T00:00:00Z' and '2100-01-01T00:00:00Z'
  ),
  constraint rate_plan_prices_rate_plan_id_component_unit_model_key
  unique nulls not distinct (rate_plan_id, component, unit, model),
  constraint rate_plan_prices_rate_plan_id_fkey foreign key (rate_plan_id)
  references public.rate_plans (id) on delete cascade,
  constraint rate_plan_prices_component_check check (
    component in ('telephony', 'stt', 'llm', 'tts', 'realtime', 'other')
  ),
  constraint rate_plan_prices_text_check check (
    octet_length(unit) between 1 and 50 and octet_length(model) between 1 and 200
  ),
  constraint rate_plan_prices_price_per_unit_check check (
    price_per_unit between 0 and 999999
  ),
  constraint rate_plan_prices_price_per_unit_nan_check check (price_per_unit <> 'NaN')
);

comment on table public.rate_plan_prices is
$$What a plan charges for what a call uses, on top of its time.

A component without a price here is not charged: its lines are unpriced, and counted so.$$;
comment on column public.rate_plan_prices.id is 'Key.';
comment on column public.rate_plan_prices.rate_plan_id is
'Row of the price book; fixed for a call when it starts.';
comment on column public.rate_plan_prices.component is
'telephony, stt, llm, tts, realtime or other.';
comment on column public.rate_plan_prices.unit is
'What one is: minutes, seconds, tokens, characters, ...';
comment on column public.rate_plan_prices.model is
'Model with a price of its own; null for every other.';
comment on column public.rate_plan_prices.price_per_unit is
'Price of one unit, in the currency of the plan.';
comment on column public.rate_plan_prices.created_at is 'When the row was inserted.';

alter table public.rate_plan_prices enable row level security;

create table public.client_subscriptions (
  client_id text not null,
  rate_plan_id uuid,
  name text,
  status text not null default 'active',
  timezone text not null default 'UTC',
  default_language text,
  default_country text,
  is_on_hold boolean not null default false,
  retention_days integer,
  record_retention_days integer,
  redacted_kinds text[] not null default '{}',
  lead_score_weights jsonb,
  max_concurrent_calls integer,
  max_monthly_minutes integer,
  max_monthly_cost numeric(14, 4),
  soft_concurrent_calls integer,
  soft_monthly_minutes integer,
  soft_monthly_cost numeric(14, 4),
  reserved_seconds integer not null default 0,
  late_seconds integer not null default 300,
  max_backdated_seconds integer not null default 86400,
  is_analysed_later boolean not null default false,
  current_month date,
  current_month_calls bigint not null default 0,
  current_month_seconds numeric(16, 3) not null default 0,
  current_month_cost numeric(16, 4) not null default 0,
  current_month_unpriced bigint not null default 0,
  current_month_unanswered bigint not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint client_subscriptions_pkey primary key (client_id),
  constraint client_subscriptions_times_check check (
    created_at between '2000-01-01T00:00:00Z' and '2100-01-01T00:00:00Z'
    and updated_at between '2000-01-01T00:00:00Z' and '2100-01-01T00:00:00Z'
    and isfinite(current_month)
  ),
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
  ),
  constraint client_subscriptions_soft_limits_check check (
    soft_concurrent_calls >= 0
    and soft_monthly_minutes >= 0
    and soft_monthly_cost >= 0
    and soft_monthly_cost < 'NaN'
  ),
  constraint client_subscriptions_reserved_seconds_check check (
    reserved_seconds between 0 and 86400
  ),
  constraint client_subscriptions_late_seconds_check check (
    late_seconds between 0 and 604800
  ),
  constraint client_subscriptions_max_backdated_seconds_check check (
    max_backdated_seconds between 0 and 31622400
  ),
  constraint client_subscriptions_retention_check check (
    retention_days between 1 and 36500
    and record_retention_days between retention_days and 36500
    and (retention_days is not null or record_retention_days is null)
  ),
  constraint client_subscriptions_redacted_kinds_check check (
    redacted_kinds <@ array['email', 'phone', 'card']
  ),
  constraint client_subscriptions_lead_score_weights_check check (
    jsonb_typeof(lead_score_weights) = 'object'
    and octet_length(lead_score_weights::text) <= 1024
    and not jsonb_path_exists(
      lead_score_weights, '$.* ? (@.type() <> "number" || @ < 0 || @ > 1000000)'
    )
  ),
  constraint client_subscriptions_current_month_seconds_nan_check check (
    current_month_seconds <> 'NaN'
  ),
  constraint client_subscriptions_current_month_cost_nan_check check (
    current_month_cost <> 'NaN'
  )
);

-- Planner statistics hold sample values; what a client may count must not reveal those
-- of another.
alter table public.client_subscriptions alter column name set statistics 0;

comment on table public.client_subscriptions is
'One row per client (tenant): what it pays, its limits, the month in progress.';
comment on column public.client_subscriptions.client_id is
'Key; the client_id that tokens carry.';
comment on column public.client_subscriptions.rate_plan_id is
'Plan chosen last, any row of it; its history is in client_rate_plans.';
comment on column public.client_subscriptions.name is
'Name for people; null where client_id is name enough.';
comment on column public.client_subscriptions.status is
'active, suspended or cancelled; only an active client starts calls.';
comment on column public.client_subscriptions.timezone is
'Zone in which this client''s days begin, for reports.';
comment on column public.client_subscriptions.default_language is
'Language of a call that names none, as a BCP 47 tag.';
comment on column public.client_subscriptions.default_country is
'ISO 3166 code with which a phone number without + is read.';
comment on column public.client_subscriptions.is_on_hold is
'Legal hold: nothing of this client is erased, purged or deleted.';
comment on column public.client_subscriptions.retention_days is
'Days after its end when the content of a call is erased; null keeps it.';
comment on column public.client_subscriptions.record_retention_days is
'Days when turns, tool calls and contacts not saved since go too; at least retention_days.';
comment on column public.client_subscriptions.redacted_kinds is
'What is replaced by a placeholder before it is stored: email, phone, card.';
comment on column public.client_subscriptions.lead_score_weights is
$$How much each part of lead_score counts: an object of numbers from 0 on under demo,
contact, sentiment, outcome, engagement, balance and pace; null, or a part left out, for
the usual weight.$$;
comment on column public.client_subscriptions.max_concurrent_calls is
'Most calls at one time; null for no limit.';
comment on column public.client_subscriptions.max_monthly_minutes is
'Minutes of a UTC month after which no call starts; null for no limit.';
comment on column public.client_subscriptions.max_monthly_cost is
'Cost of a UTC month after which no call starts; null for no limit.';
comment on column public.client_subscriptions.soft_concurrent_calls is
'Calls at one time from which on there is a notice; null for none.';
comment on column public.client_subscriptions.soft_monthly_minutes is
'Minutes of a UTC month from which on there is a notice; null for none.';
comment on column public.client_subscriptions.soft_monthly_cost is
'Cost of a UTC month from which on there is a notice; null for none.';
comment on column public.client_subscriptions.late_seconds is
$$Seconds after the end of a call in which turns and tool calls that come late are still
taken.$$;
comment on column public.client_subscriptions.reserved_seconds is
'What each call in progress counts at least against the monthly limits.';
comment on column public.client_subscriptions.max_backdated_seconds is
'How far back an agent may put the start of a call, in seconds.';
comment on column public.client_subscriptions.is_analysed_later is
$$Whether analyse_pending analyses the calls of the client after their end: nobody who
ends or changes one waits for it.$$;
comment on column public.client_subscriptions.current_month is
'First day of the UTC month that the current_month counters count.';
comment on column public.client_subscriptions.current_month_calls is
'Ended calls of current_month.';
comment on column public.client_subscriptions.current_month_seconds is
'Seconds of the ended calls of current_month.';
comment on column public.client_subscriptions.current_month_cost is
'Cost of the ended calls of current_month.';
comment on column public.client_subscriptions.current_month_unpriced is
'Ended calls of current_month that have no cost.';
comment on column public.client_subscriptions.current_month_unanswered is
'Ended calls of current_month that were never answered.';
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

create table public.client_rate_plans (
  client_id text not null,
  valid_from timestamptz not null default now(),
  rate_plan_id uuid,
  created_at timestamptz not null default now(),

  constraint client_rate_plans_pkey primary key (client_id, valid_from),
  constraint client_rate_plans_times_check check (
    valid_from between '2000-01-01T00:00:00Z' and '2100-01-01T00:00:00Z'
    and created_at between '2000-01-01T00:00:00Z' and '2100-01-01T00:00:00Z'
  ),
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

create table public.limit_notices (
  id uuid not null default pgcalls.uuid_v7(),
  client_id text not null,
  limit_name text not null,
  limit_value numeric(14, 4) not null,
  period_start date not null,
  value numeric(16, 4) not null,
  created_at timestamptz not null default now(),

  constraint limit_notices_pkey primary key (id),
  constraint limit_notices_times_check check (
    created_at between '2000-01-01T00:00:00Z' and '2100-01-01T00:00:00Z'
    and isfinite(period_start)
  ),
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
  ),
  constraint limit_notices_limit_value_nan_check check (limit_value <> 'NaN'),
  constraint limit_notices_value_nan_check check (value <> 'NaN')
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
