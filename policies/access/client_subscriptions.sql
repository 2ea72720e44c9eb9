-- public.client_subscriptions: a client reads its own row; the counters belong to the
-- triggers.

revoke all on public.client_subscriptions
from public, anon, authenticated, service_role;
grant select on public.client_subscriptions to authenticated;
grant select, delete on public.client_subscriptions to service_role;
grant insert (
  client_id,
  rate_plan_id,
  name,
  status,
  timezone,
  default_language,
  default_country,
  lead_score_weights,
  max_concurrent_calls,
  max_monthly_minutes,
  max_monthly_cost,
  retention_days,
  record_retention_days,
  is_on_hold,
  redacted_kinds,
  soft_concurrent_calls,
  soft_monthly_minutes,
  soft_monthly_cost,
  reserved_seconds,
  late_seconds,
  max_backdated_seconds,
  is_analysed_later
) on public.client_subscriptions to service_role;
grant update (
  client_id,
  rate_plan_id,
  name,
  status,
  timezone,
  default_language,
  default_country,
  lead_score_weights,
  max_concurrent_calls,
  max_monthly_minutes,
  max_monthly_cost,
  retention_days,
  record_retention_days,
  is_on_hold,
  redacted_kinds,
  soft_concurrent_calls,
  soft_monthly_minutes,
  soft_monthly_cost,
  reserved_seconds,
  late_seconds,
  max_backdated_seconds,
  is_analysed_later
) on public.client_subscriptions to service_role;

drop policy if exists client_subscriptions_select_client
on public.client_subscriptions;
create policy client_subscriptions_select_client
on public.client_subscriptions
for select
to authenticated
using (client_id = (select pgcalls.whole_client_id()));

select pgcalls.let_service_role('client_subscriptions');
