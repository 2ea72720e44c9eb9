-- public.user_sessions: a client reads its own calls, an agent those of its assistant.
-- What the database derives is not writable.

revoke all on public.user_sessions
from public, anon, authenticated, service_role;
grant select on public.user_sessions to authenticated;
grant select, delete on public.user_sessions to service_role;
grant insert (
  id,
  client_id,
  call_id,
  assistant_id,
  phone_number_id,
  business_number,
  customer_number,
  customer_address,
  started_at_utc,
  started_at_nz,
  answered_at,
  is_answered,
  ended_at_utc,
  ended_at_nz,
  ended_reason,
  duration_minutes,
  duration_seconds,
  cost_total,
  type,
  server_messages,
  user_id,
  session_id,
  source,
  metadata,
  created_at,
  call_summary,
  call_transcript,
  sentiment,
  call_outcome,
  keywords,
  rate_plan_id,
  status,
  room_name,
  participant_identity,
  user_name,
  user_email,
  user_phone,
  demo_scheduled,
  demo_time,
  demo_timezone,
  topics_discussed,
  language,
  is_on_hold
) on public.user_sessions to service_role;
grant update (
  id,
  client_id,
  call_id,
  assistant_id,
  phone_number_id,
  business_number,
  customer_number,
  customer_address,
  started_at_utc,
  started_at_nz,
  answered_at,
  is_answered,
  ended_at_utc,
  ended_at_nz,
  ended_reason,
  duration_minutes,
  duration_seconds,
  cost_total,
  type,
  server_messages,
  user_id,
  session_id,
  source,
  metadata,
  created_at,
  call_summary,
  call_transcript,
  sentiment,
  call_outcome,
  keywords,
  rate_plan_id,
  status,
  room_name,
  participant_identity,
  user_name,
  user_email,
  user_phone,
  demo_scheduled,
  demo_time,
  demo_timezone,
  topics_discussed,
  language,
  is_on_hold
) on public.user_sessions to service_role;

drop policy if exists clients_can_view_own_sessions
on public.user_sessions;
create policy clients_can_view_own_sessions
on public.user_sessions
for select
to authenticated
using (client_id = (select pgcalls.named_client_id()));

drop policy if exists assistants_can_view_assigned_sessions
on public.user_sessions;
create policy assistants_can_view_assigned_sessions
on public.user_sessions
as restrictive
for select
to authenticated
using (
  -- Not or: of that Postgres expects next to no rows, and sorts them all.
  case
    when (select pgcalls.current_assistant_id()) is null then true
    else assistant_id = (select pgcalls.current_assistant_id())
  end
);

select pgcalls.let_service_role('user_sessions');
