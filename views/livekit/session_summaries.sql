-- livekit.session_summaries: public.session_summaries in the LiveKit document's words.

create or replace view livekit.session_summaries
with (security_invoker = true) as
select
  v.id,
  v.session_id,
  v.room_name as room_id,
  v.participant_identity as participant_id,
  v.status,
  v.started_at,
  v.ended_at,
  v.duration_seconds,
  v.duration_seconds as duration,
  v.customer_number,
  v.user_name,
  v.user_email,
  v.user_phone,
  v.message_count,
  v.user_message_count,
  v.agent_message_count,
  v.tool_call_count,
  v.demo_scheduled,
  v.demo_time,
  v.demo_timezone,
  v.call_outcome,
  v.sentiment,
  v.cost_total,
  v.client_id,
  v.assistant_id
from public.session_summaries as v;

comment on view livekit.session_summaries is
$$One row per call with its counts, in the words of the LiveKit document.

public.session_summaries says more.$$;

revoke all on livekit.session_summaries
from public, anon, authenticated, service_role;
grant select on livekit.session_summaries to authenticated, service_role;
