-- public.session_summaries: one row per call: who, when, how long, how many, what came.

create or replace view public.session_summaries
with (security_invoker = true) as
select
  s.id,
  s.session_id,
  s.client_id,
  s.assistant_id,
  s.room_name,
  s.participant_identity,
  s.status,
  s.type,
  s.language,
  s.started_at_utc as started_at,
  s.ended_at_utc as ended_at,
  s.ended_reason,
  s.duration_seconds,
  s.customer_number,
  s.customer_address,
  s.user_name,
  s.user_email,
  s.user_phone,
  coalesce(s.message_count, turns.message_count)::integer as message_count,
  coalesce(s.user_message_count, turns.user_message_count)::integer
    as user_message_count,
  coalesce(s.agent_message_count, turns.agent_message_count)::integer
    as agent_message_count,
  coalesce(s.tool_call_count, tools.tool_call_count)::integer as tool_call_count,
  s.demo_scheduled,
  s.demo_time,
  s.demo_timezone,
  s.call_outcome,
  s.sentiment,
  s.keywords,
  s.call_summary as summary,
  s.cost_total,
  s.answered_at,
  s.is_answered,
  s.ringing_seconds
from public.user_sessions as s
-- The first condition is what keeps the turns of ended calls unread.
left join lateral (
  select
    count(*) as message_count,
    count(*) filter (where m.role = 'user') as user_message_count,
    count(*) filter (where m.role = 'agent') as agent_message_count
  from public.conversation_messages as m
  where
    s.ended_at_utc is null
    and m.client_id = s.client_id
    and m.session_id = s.id
) as turns on true
left join lateral (
  select count(*) as tool_call_count
  from public.tool_calls as t
  where
    s.ended_at_utc is null
    and t.client_id = s.client_id
    and t.session_id = s.id
) as tools on true;

comment on view public.session_summaries is
$$One row per call: who, when, how long, how many turns and tool calls, what came of it.

Counts of an ended call are stored with it; only those of active calls are counted when
the view is read. From the LiveKit document.$$;
comment on column public.session_summaries.started_at is 'Instant the call started.';
comment on column public.session_summaries.ended_at is
'Instant the call ended; null while it is active.';
comment on column public.session_summaries.summary is
'What the call was about, in a few sentences.';

revoke all on public.session_summaries
from public, anon, authenticated, service_role;
grant select on public.session_summaries to authenticated, service_role;
