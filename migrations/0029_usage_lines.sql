-- depends: 0028_billing_results
--
-- What a call used, component by component: our price beside the vendor's cost. Locks
-- user_sessions for a moment; no rewrite.

create table public.rate_plan_prices (
  id uuid not null default pgcalls.uuid_v7(),
  rate_plan_id uuid not null,
  component text not null,
  unit text not null,
  model text,
  price_per_unit numeric(20, 12) not null,
  created_at timestamptz not null default now(),

  constraint rate_plan_prices_pkey primary key (id),
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
  )
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

create table public.usage_lines (
  id uuid not null default pgcalls.uuid_v7(),
  client_id text not null,
  session_id uuid not null,
  usage_key text not null,
  component text not null,
  provider text,
  model text,
  quantity numeric(20, 6) not null,
  unit text not null,
  vendor_cost numeric(18, 10),
  vendor_currency text,
  price numeric(18, 10),
  metadata jsonb,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint usage_lines_pkey primary key (id),
  constraint usage_lines_client_id_id_key unique (client_id, id),
  constraint usage_lines_client_id_session_id_usage_key_key
  unique (client_id, session_id, usage_key),
  constraint usage_lines_session_id_fkey foreign key (client_id, session_id)
  references public.user_sessions (client_id, id) on delete cascade,
  constraint usage_lines_component_check check (
    component in ('telephony', 'stt', 'llm', 'tts', 'realtime', 'other')
  ),
  constraint usage_lines_text_check check (
    octet_length(usage_key) between 1 and 200
    and octet_length(unit) between 1 and 50
    and octet_length(provider) between 1 and 200
    and octet_length(model) between 1 and 200
  ),
  constraint usage_lines_quantity_check check (quantity >= 0 and quantity < 'NaN'),
  constraint usage_lines_price_check check (price >= 0 and price < 'NaN'),
  constraint usage_lines_vendor_cost_check check (
    vendor_cost >= 0
    and vendor_cost < 'NaN'
    and (vendor_cost is null) = (vendor_currency is null)
    and vendor_currency ~ '^[A-Z]{3}$'
  ),
  constraint usage_lines_metadata_check check (
    jsonb_typeof(metadata) = 'object' and octet_length(metadata::text) <= 16384
  )
);

comment on table public.usage_lines is
$$What a call used, one line per report: our price and the vendor's cost apart.

Holds margins, so only service_role reads it.$$;
comment on column public.usage_lines.id is 'Key; a uuid v7, so it sorts by time.';
comment on column public.usage_lines.client_id is 'Client of the call.';
comment on column public.usage_lines.session_id is 'The call: user_sessions.id.';
comment on column public.usage_lines.usage_key is
'The agent''s own id of the line; the same key twice is one line.';
comment on column public.usage_lines.component is
'telephony, stt, llm, tts, realtime or other.';
comment on column public.usage_lines.provider is 'Who provided it.';
comment on column public.usage_lines.model is 'Model that was used.';
comment on column public.usage_lines.quantity is 'How much, in unit.';
comment on column public.usage_lines.unit is
'What one is: minutes, seconds, tokens, characters, ...';
comment on column public.usage_lines.vendor_cost is
'What the vendor says it cost, in vendor_currency; never billed.';
comment on column public.usage_lines.vendor_currency is
'ISO 4217 code of vendor_cost.';
comment on column public.usage_lines.price is
'Our price by the plan of the call, unrounded; null when the plan has none for it.';
comment on column public.usage_lines.metadata is
'Anything else about the line, one JSON object; at most 16 kB.';
comment on column public.usage_lines.created_at is 'When the row was inserted.';
comment on column public.usage_lines.updated_at is 'When the row was last updated.';

alter table public.usage_lines enable row level security;

-- The default fills the rows that are there without writing them.
alter table public.user_sessions add column usage_cost numeric(18, 4) default 0;
alter table public.user_sessions alter column usage_cost drop default;
alter table public.user_sessions
add constraint user_sessions_usage_cost_check check (
  usage_cost >= 0 and usage_cost < 'NaN'
);

comment on column public.user_sessions.usage_cost is
'Part of cost_total that is the sum of its usage_lines; null while it is active.';

create type public.log_usage_result as (
  id uuid,
  created boolean,
  quantity numeric
);
comment on type public.log_usage_result is 'Answer of log_usage.';

create type public.cost_reconciliation_row as (
  client_id text,
  assistant_id uuid,
  component text,
  calls bigint,
  lines bigint,
  unpriced bigint,
  own_cost numeric,
  own_currency text,
  vendor_cost numeric,
  vendor_currency text,
  difference numeric
);
comment on type public.cost_reconciliation_row is 'Row of cost_reconciliation.';
