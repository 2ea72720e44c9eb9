-- depends: 0029_usage_lines
--
-- Statements: a month that is closed stays as it was billed, and what changes later is
-- billed with the next one. Locks: none.

create table public.statements (
  client_id text not null,
  month date not null,
  call_count bigint not null,
  unpriced_count bigint not null,
  duration_seconds numeric(16, 3) not null,
  included_seconds numeric(16, 3) not null,
  usage_cost numeric(16, 4) not null,
  adjustment_cost numeric(16, 4) not null,
  cost_total numeric(16, 4) not null,
  currency text,
  closed_at timestamptz not null default now(),

  constraint statements_pkey primary key (client_id, month),
  constraint statements_client_id_fkey foreign key (client_id)
  references public.client_subscriptions (client_id),
  constraint statements_month_check check (extract(day from month) = 1),
  constraint statements_cost_total_check check (
    cost_total = usage_cost + adjustment_cost
  )
);

comment on table public.statements is
$$What a client was billed for a UTC month, as it was when close_month closed it.

No role may change a row.$$;
comment on column public.statements.client_id is 'Client.';
comment on column public.statements.month is 'First day of the UTC month.';
comment on column public.statements.call_count is 'Ended calls of the month.';
comment on column public.statements.unpriced_count is
'Ended calls of the month that had no cost.';
comment on column public.statements.duration_seconds is
'Seconds of the ended calls of the month.';
comment on column public.statements.included_seconds is
'Seconds that the included minutes of the plan covered.';
comment on column public.statements.usage_cost is
'Cost of the ended calls of the month.';
comment on column public.statements.adjustment_cost is
'Cost of the adjustment lines billed with this month.';
comment on column public.statements.cost_total is
'What is billed: usage_cost and adjustment_cost.';
comment on column public.statements.currency is
'Currency of the amounts, ISO 4217; null when the client has no plan.';
comment on column public.statements.closed_at is 'When the month was closed.';

alter table public.statements enable row level security;

create table public.statement_adjustments (
  id uuid not null default pgcalls.uuid_v7(),
  client_id text not null,
  month date not null,
  corrected_month date not null,
  session_id uuid not null,
  call_count bigint not null,
  unpriced_count bigint not null,
  duration_seconds numeric(16, 3) not null,
  included_seconds numeric(16, 3) not null,
  cost_total numeric(16, 4) not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint statement_adjustments_pkey primary key (id),
  constraint statement_adjustments_client_id_id_key unique (client_id, id),
  constraint statement_adjustments_client_id_line_key unique (
    client_id, month, corrected_month, session_id
  ),
  constraint statement_adjustments_corrected_month_fkey
  foreign key (client_id, corrected_month)
  references public.statements (client_id, month),
  constraint statement_adjustments_month_check check (
    extract(day from month) = 1 and month > corrected_month
  )
);

comment on table public.statement_adjustments is
$$What changed in a month after it had been closed: billed with a later month.

One line per call and pair of months; amounts are differences. No role may change one.$$;
comment on column public.statement_adjustments.id is
'Key; a uuid v7, so it sorts by time.';
comment on column public.statement_adjustments.client_id is 'Client.';
comment on column public.statement_adjustments.month is
'First day of the UTC month with which the line is billed.';
comment on column public.statement_adjustments.corrected_month is
'First day of the closed UTC month that the call belongs to.';
comment on column public.statement_adjustments.session_id is
'The call; no foreign key, the line outlives it.';
comment on column public.statement_adjustments.call_count is 'Calls more or less.';
comment on column public.statement_adjustments.unpriced_count is
'Unpriced calls more or less.';
comment on column public.statement_adjustments.duration_seconds is
'Seconds more or less.';
comment on column public.statement_adjustments.included_seconds is
'Included seconds more or less.';
comment on column public.statement_adjustments.cost_total is 'Cost more or less.';
comment on column public.statement_adjustments.created_at is
'When the row was inserted.';
comment on column public.statement_adjustments.updated_at is
'When the row was last updated.';

create index idx_statement_adjustments_client_id_corrected_month
on public.statement_adjustments (client_id, corrected_month);

alter table public.statement_adjustments enable row level security;

create type public.statement_row as (
  client_id text,
  month date,
  call_count bigint,
  unpriced_count bigint,
  duration_seconds numeric,
  included_seconds numeric,
  usage_cost numeric,
  adjustment_cost numeric,
  cost_total numeric,
  currency text,
  closed_at timestamptz,
  created boolean
);
comment on type public.statement_row is 'Row of close_month.';

create type public.rerate_row as (
  id uuid,
  client_id text,
  session_id text,
  started_at timestamptz,
  old_rate_plan_id uuid,
  new_rate_plan_id uuid,
  old_cost numeric,
  new_cost numeric
);
comment on type public.rerate_row is 'Row of rerate.';
