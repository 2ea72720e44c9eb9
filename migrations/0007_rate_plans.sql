-- depends: 0006_v1.4.0_keywords_and_outcome
--
-- The price book. One name may have many prices, but only one at a time: the exclusion
-- constraint compares names by their hash as a range of one number, which needs neither
-- an extension nor a type of our own. Locks: none.

create table public.rate_plans (
  id uuid not null default pgcalls.uuid_v7(),
  name text not null,
  price_per_minute numeric(12, 6) not null,
  connection_fee numeric(12, 6) not null default 0,
  billing_increment_seconds integer not null default 1,
  minimum_seconds integer not null default 0,
  included_minutes integer not null default 0,
  currency text not null default 'USD',
  valid_from timestamptz not null default '2000-01-01T00:00:00Z',
  valid_to timestamptz,
  created_at timestamptz not null default now(),

  constraint rate_plans_pkey primary key (id),
  constraint rate_plans_validity_excl exclude using gist (
    int8range(hashtextextended(name, 0), hashtextextended(name, 0), '[]') with &&,
    tstzrange(valid_from, valid_to) with &&
  ),
  constraint rate_plans_name_check check (octet_length(name) between 1 and 200),
  constraint rate_plans_price_check check (
    price_per_minute between 0 and 999999
    and connection_fee between 0 and 999999
  ),
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
comment on column public.rate_plans.currency is 'ISO 4217 code.';
comment on column public.rate_plans.valid_from is 'First instant of this price.';
comment on column public.rate_plans.valid_to is
'First instant this price no longer holds; null while it does.';
comment on column public.rate_plans.created_at is 'When the row was inserted.';

alter table public.rate_plans enable row level security;
