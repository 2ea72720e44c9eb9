-- depends: 0016_audit_log
--
-- What the RPC functions answer: named types, so that clients know their fields.

create type public.start_session_result as (
  id uuid,
  session_id text,
  status text,
  started_at timestamptz,
  created boolean
);
comment on type public.start_session_result is 'Answer of start_session.';

create type public.log_message_result as (
  id uuid,
  seq integer,
  created boolean
);
comment on type public.log_message_result is 'Answer of log_message.';

create type public.log_messages_result as (
  messages_saved integer,
  messages_duplicate integer,
  last_seq integer
);
comment on type public.log_messages_result is 'Answer of log_messages.';

create type public.log_tool_call_result as (
  id uuid,
  created boolean
);
comment on type public.log_tool_call_result is 'Answer of log_tool_call.';

create type public.schedule_demo_result as (
  id uuid,
  session_id text,
  demo_scheduled boolean,
  demo_time timestamptz,
  demo_timezone text
);
comment on type public.schedule_demo_result is 'Answer of schedule_demo.';

create type public.update_session_result as (
  id uuid,
  session_id text,
  changed text []
);
comment on type public.update_session_result is 'Answer of update_session.';

create type public.end_session_result as (
  id uuid,
  session_id text,
  status text,
  started_at timestamptz,
  ended_at timestamptz,
  duration_seconds numeric,
  message_count integer,
  tool_call_count integer,
  messages_saved integer,
  cost_total numeric,
  already_ended boolean,
  missing integer []
);
comment on type public.end_session_result is 'Answer of end_session.';

create type public.conversation_list_row as (
  conversation_id text,
  user_name text,
  user_phone text,
  user_email text,
  status text,
  started_at timestamptz,
  ended_at timestamptz,
  duration_seconds numeric,
  message_count integer,
  summary text,
  id uuid
);
comment on type public.conversation_list_row is 'Row of get_conversation_list.';

create type public.conversation_statistics_row as (
  status text,
  count bigint,
  avg_duration numeric,
  avg_messages numeric
);
comment on type public.conversation_statistics_row is
'Row of get_conversation_statistics.';

create type public.conversion_rate_result as (
  total_sessions bigint,
  demos_scheduled bigint,
  conversion_rate numeric
);
comment on type public.conversion_rate_result is 'Answer of get_conversion_rate.';

create type public.save_user_result as (
  id uuid,
  name text,
  phone text,
  email text,
  created boolean
);
comment on type public.save_user_result is 'Answer of save_user.';

create type pgcalls.session_handle as (
  id uuid,
  client_id text,
  is_ended boolean
);
comment on type pgcalls.session_handle is 'The call that a writing RPC works on.';
