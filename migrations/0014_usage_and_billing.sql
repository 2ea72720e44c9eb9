-- depends: 0013_contacts
--
-- What calls used and what is billed for it: sums per client and month and per day from
-- the calls that have ended, lines by component, and the statements. A call counts in
-- the month in which it started. Reads every call once.

create table public.client_monthly_usage (
  client_id text not null,
  month date not null,
  call_count bigint not null default 0,
  unpriced_count bigint not null default 0,
  unanswered_count bigint not null default 0,
  duration_seconds numeric(16, 3) not null default 0,
  included_seconds numeric(16, 3) not null default 0,
  cost_total numeric(16, 4) not null default 0,
  updated_at timestamptz not null default now(),

  constraint client_monthly_usage_pkey primary key (client_id, month),
  constraint client_monthly_usage_times_check check (
    updated_at between '2000-01-01T00:00:00Z' and '2100-01-01T00:00:00Z'
    and isfinite(month)
  ),
  constraint client_monthly_usage_client_id_fkey foreign key (client_id)
  references public.client_subscriptions (client_id),
  constraint client_monthly_usage_month_check check (
    extract(day from month) = 1
  ),
  constraint client_monthly_usage_duration_seconds_nan_check check (
    duration_seconds <> 'NaN'
  ),
  constraint client_monthly_usage_included_seconds_nan_check check (
    included_seconds <> 'NaN'
  ),
  constraint client_monthly_usage_cost_total_nan_check check (cost_total <> 'NaN')
);

comment on table public.client_monthly_usage is
'Usage per client and UTC month; always the sum over the ended calls.';
comment on column public.client_monthly_usage.client_id is 'Client.';
comment on column public.client_monthly_usage.month is
'First day of the UTC month in which the calls started.';
comment on column public.client_monthly_usage.call_count is 'Ended calls.';
comment on column public.client_monthly_usage.unpriced_count is
'Ended calls that have no cost.';
comment on column public.client_monthly_usage.unanswered_count is
'Ended calls that were never answered.';
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
  client_id, month, call_count, unpriced_count, duration_seconds, cost_total
)
select
  s.client_id,
  date_trunc('month', s.started_at_utc at time zone 'UTC')::date as month,
  count(*) as call_count,
  count(*) filter (where s.cost_total is null) as unpriced_count,
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
  current_month_cost = u.cost_total,
  current_month_unpriced = u.unpriced_count
from public.client_monthly_usage as u
where
  client_subscriptions.client_id = u.client_id
  and u.month = date_trunc('month', now() at time zone 'UTC')::date;

create table public.call_rollups (
  client_id text not null,
  day date not null,
  assistant_id uuid not null,
  call_count bigint not null default 0,
  unpriced_count bigint not null default 0,
  unanswered_count bigint not null default 0,
  demo_count bigint not null default 0,
  duration_seconds numeric(16, 3) not null default 0,
  cost_total numeric(16, 4) not null default 0,
  interruption_count bigint not null default 0,
  agent_letters bigint not null default 0,
  user_letters bigint not null default 0,
  tool_count bigint not null default 0,
  tool_success_count bigint not null default 0,
  tool_failure_count bigint not null default 0,
  responses numeric not null default 0,

  constraint call_rollups_pkey primary key (client_id, day, assistant_id),
  constraint call_rollups_times_check check (
    isfinite(day)
  ),
  constraint call_rollups_client_id_fkey foreign key (client_id)
  references public.client_subscriptions (client_id) on delete cascade,
  constraint call_rollups_duration_seconds_nan_check check (
    duration_seconds <> 'NaN'
  ),
  constraint call_rollups_cost_total_nan_check check (cost_total <> 'NaN'),
  constraint call_rollups_responses_nan_check check (responses <> 'NaN')
) with (fillfactor = 70);

comment on table public.call_rollups is
$$Ended calls per client, day and assistant.

Always the sum over the calls; a row of zeros says that its calls have moved away.$$;
comment on column public.call_rollups.client_id is 'Client.';
comment on column public.call_rollups.day is
'Day in which the calls started, in the client''s time zone.';
comment on column public.call_rollups.assistant_id is 'Assistant that took the calls.';
comment on column public.call_rollups.call_count is 'Ended calls.';
comment on column public.call_rollups.unpriced_count is
'Ended calls that have no cost.';
comment on column public.call_rollups.unanswered_count is
'Ended calls that were never answered.';
comment on column public.call_rollups.demo_count is
'Ended calls in which a demo was booked.';
comment on column public.call_rollups.duration_seconds is
'Seconds of the ended calls.';
comment on column public.call_rollups.cost_total is 'Cost of the ended calls.';
comment on column public.call_rollups.interruption_count is
'Turns that were cut off.';
comment on column public.call_rollups.agent_letters is 'Letters that the agent said.';
comment on column public.call_rollups.user_letters is 'Letters that the user said.';
comment on column public.call_rollups.tool_count is 'Tool calls.';
comment on column public.call_rollups.tool_success_count is
'Tool calls that succeeded.';
comment on column public.call_rollups.tool_failure_count is
'Tool calls that failed.';
comment on column public.call_rollups.responses is
$$How long the agent took to answer: twelve digits for each bucket, the first one last,
that count the answers in it and in those above. One number, so that histograms add up.$$;

alter table public.call_rollups enable row level security;

insert into public.call_rollups (
  client_id,
  day,
  assistant_id,
  call_count,
  unpriced_count,
  duration_seconds,
  cost_total
)
select
  s.client_id,
  (s.started_at_utc at time zone c.timezone)::date as day,
  s.assistant_id,
  count(*) as call_count,
  count(*) filter (where s.cost_total is null) as unpriced_count,
  coalesce(sum(s.duration_seconds), 0) as duration_seconds,
  coalesce(sum(s.cost_total), 0) as cost_total
from public.user_sessions as s
join public.client_subscriptions as c on s.client_id = c.client_id
where s.ended_at_utc is not null
group by s.client_id, day, s.assistant_id;

create table public.call_breakdowns (
  client_id text not null,
  dimension text not null,
  period text not null,
  day date not null,
  assistant_id uuid not null,
  value text not null default '',
  call_count bigint not null default 0,
  duration_seconds numeric(16, 3) not null default 0,
  cost_total numeric(16, 4) not null default 0,

  constraint call_breakdowns_pkey primary key (
    client_id, dimension, period, day, assistant_id, value
  ),
  constraint call_breakdowns_times_check check (
    isfinite(day)
  ),
  constraint call_breakdowns_client_id_fkey foreign key (client_id)
  references public.client_subscriptions (client_id) on delete cascade,
  constraint call_breakdowns_dimension_check check (
    dimension = any(
      '{outcome,sentiment,type,ended_reason,hour,lead_score}'
    )
  ),
  constraint call_breakdowns_period_check check (
    period = 'day' or period = 'month' and extract(day from day) = 1
  ),
  constraint call_breakdowns_duration_seconds_nan_check check (
    duration_seconds <> 'NaN'
  ),
  constraint call_breakdowns_cost_total_nan_check check (cost_total <> 'NaN')
) with (fillfactor = 70);

alter table public.call_breakdowns alter column value set statistics 0;

comment on table public.call_breakdowns is
$$Ended calls per client and assistant by what they were, for each day and each month.

Always the sum over the calls; a row of zeros says that its calls have moved away. A
year is read from twelve months.$$;
comment on column public.call_breakdowns.client_id is 'Client.';
comment on column public.call_breakdowns.dimension is
$$outcome, sentiment, type, ended_reason, hour or lead_score (the least score of a
fifth: 0, 20, 40, 60, 80).$$;
comment on column public.call_breakdowns.period is 'day or month.';
comment on column public.call_breakdowns.day is
$$First day of the period in which the calls started, in the client's time zone.$$;
comment on column public.call_breakdowns.assistant_id is
'Assistant that took the calls.';
comment on column public.call_breakdowns.value is
'Value of the dimension, its first 200 characters; empty for none.';
comment on column public.call_breakdowns.call_count is 'Ended calls.';
comment on column public.call_breakdowns.duration_seconds is
'Seconds of the ended calls.';
comment on column public.call_breakdowns.cost_total is 'Cost of the ended calls.';

alter table public.call_breakdowns enable row level security;

insert into public.call_breakdowns (
  client_id,
  dimension,
  period,
  day,
  assistant_id,
  value,
  call_count,
  duration_seconds,
  cost_total
)
select
  s.client_id,
  part.dimension,
  span.period,
  date_trunc(span.period, s.started_at_utc at time zone c.timezone)::date as day,
  s.assistant_id,
  coalesce(part.value, '') as value,
  count(*) as call_count,
  coalesce(sum(s.duration_seconds), 0) as duration_seconds,
  coalesce(sum(s.cost_total), 0) as cost_total
from public.user_sessions as s
join public.client_subscriptions as c on s.client_id = c.client_id
cross join (values ('day'), ('month')) as span (period)
cross join
  lateral (
    values
    ('outcome', left(s.call_outcome, 200)),
    ('sentiment', left(s.sentiment, 200)),
    ('type', left(s.type, 200)),
    ('ended_reason', left(s.ended_reason, 200)),
    ('hour', extract(hour from s.started_at_utc at time zone c.timezone)::text),
    -- Turns of older calls were never counted.
    ('lead_score', null)
  ) as part (dimension, value)
where s.ended_at_utc is not null
group by
  s.client_id,
  part.dimension,
  span.period,
  day,
  s.assistant_id,
  coalesce(part.value, '');

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
  constraint usage_lines_times_check check (
    created_at between '2000-01-01T00:00:00Z' and '2100-01-01T00:00:00Z'
    and updated_at between '2000-01-01T00:00:00Z' and '2100-01-01T00:00:00Z'
  ),
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
    jsonb_typeof(metadata) = 'object'
    and octet_length(metadata::text) <= 16384
    and not jsonb_path_exists(metadata, '$.**{33}')
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

create table public.statements (
  client_id text not null,
  month date not null,
  call_count bigint not null,
  unpriced_count bigint not null,
  unanswered_count bigint not null,
  duration_seconds numeric(16, 3) not null,
  included_seconds numeric(16, 3) not null,
  usage_cost numeric(16, 4) not null,
  adjustment_cost numeric(16, 4) not null,
  cost_total numeric(16, 4) not null,
  currency text,
  closed_at timestamptz not null default now(),

  constraint statements_pkey primary key (client_id, month),
  constraint statements_times_check check (
    closed_at between '2000-01-01T00:00:00Z' and '2100-01-01T00:00:00Z'
    and isfinite(month)
  ),
  constraint statements_client_id_fkey foreign key (client_id)
  references public.client_subscriptions (client_id),
  constraint statements_month_check check (extract(day from month) = 1),
  constraint statements_cost_total_check check (
    cost_total = usage_cost + adjustment_cost
  ),
  constraint statements_duration_seconds_nan_check check (duration_seconds <> 'NaN'),
  constraint statements_included_seconds_nan_check check (included_seconds <> 'NaN'),
  constraint statements_usage_cost_nan_check check (usage_cost <> 'NaN'),
  constraint statements_adjustment_cost_nan_check check (adjustment_cost <> 'NaN'),
  constraint statements_cost_total_nan_check check (cost_total <> 'NaN')
);

comment on table public.statements is
$$What a client was billed for a UTC month, as it was when close_month closed it.

No role may change a row.$$;
comment on column public.statements.client_id is 'Client.';
comment on column public.statements.month is 'First day of the UTC month.';
comment on column public.statements.call_count is 'Ended calls of the month.';
comment on column public.statements.unpriced_count is
'Ended calls of the month that had no cost.';
comment on column public.statements.unanswered_count is
'Ended calls of the month that were never answered.';
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
  unanswered_count bigint not null,
  duration_seconds numeric(16, 3) not null,
  included_seconds numeric(16, 3) not null,
  cost_total numeric(16, 4) not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint statement_adjustments_pkey primary key (id),
  constraint statement_adjustments_times_check check (
    created_at between '2000-01-01T00:00:00Z' and '2100-01-01T00:00:00Z'
    and updated_at between '2000-01-01T00:00:00Z' and '2100-01-01T00:00:00Z'
    and isfinite(month)
    and isfinite(corrected_month)
  ),
  constraint statement_adjustments_client_id_id_key unique (client_id, id),
  constraint statement_adjustments_client_id_line_key unique (
    client_id, month, corrected_month, session_id
  ),
  constraint statement_adjustments_corrected_month_fkey
  foreign key (client_id, corrected_month)
  references public.statements (client_id, month),
  constraint statement_adjustments_month_check check (
    extract(day from month) = 1 and month > corrected_month
  ),
  constraint statement_adjustments_duration_seconds_nan_check check (
    duration_seconds <> 'NaN'
  ),
  constraint statement_adjustments_included_seconds_nan_check check (
    included_seconds <> 'NaN'
  ),
  constraint statement_adjustments_cost_total_nan_check check (cost_total <> 'NaN')
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
comment on column public.statement_adjustments.unanswered_count is
'Unanswered calls more or less.';
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
