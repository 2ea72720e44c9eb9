-- A client that uses everything there is, so that every branch of a write is taken.

insert into public.rate_plans (name, price_per_minute, included_minutes)
values ('plan', 1, 1);
insert into public.client_subscriptions (
  client_id,
  default_country,
  redacted_kinds,
  retention_days,
  record_retention_days,
  soft_monthly_minutes,
  max_monthly_minutes,
  max_concurrent_calls,
  soft_concurrent_calls,
  soft_monthly_cost,
  rate_plan_id
)
select 'acme', 'NZ', '{email,phone,card}', 1, 1, 0, 1000000, 1000, 1, 0, p.id
from public.rate_plans as p;
insert into public.assistants (client_id, id, name)
values ('acme', 'aaaaaaaa-0000-4000-8000-000000000001', 'a');
insert into public.follow_up_rules (
  client_id, name, kind, template, keyword, min_lead_score, per_caller_days
)
values
('acme', 'all', 'email', '{"to": ["{{user_email}}", "Dear {{user_name}},"]}', null, 0, 1),
('acme', 'some', 'email', '{}', 'something', null, null);
insert into public.statements (
  client_id, month, call_count, unpriced_count, unanswered_count, duration_seconds,
  included_seconds, usage_cost, adjustment_cost, cost_total, currency
)
select 'acme', date_trunc('month', now() at time zone 'UTC'), 0, 0, 0, 0, 0, 0, 0, 0, 'USD';
insert into public.user_sessions (
  client_id, assistant_id, session_id, user_name, user_phone, started_at_utc, metadata
)
values (
  'acme',
  'aaaaaaaa-0000-4000-8000-000000000001',
  'call-b',
  'Ada Lovelace',
  '+64215550123',
  now() - interval '9 days',
  '{"to": "ada@example.com"}'
);
