-- depends: 0023_name_words
--
-- What the RPC functions answer: named types, so that clients know their fields.

create type public.start_session_result as (
  id uuid,
  session_id text,
  status text,
  started_at timestamptz,
  created boolean,
  notices jsonb
);
comment on type public.start_session_result is 'Answer of start_session.';

create type public.log_message_result as (
  id uuid,
  seq integer,
  created boolean,
  changed boolean
);
comment on type public.log_message_result is 'Answer of log_message.';

create type public.log_messages_result as (
  messages_saved integer,
  messages_duplicate integer,
  last_seq integer,
  messages_changed integer
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
  missing integer [],
  messages_changed integer,
  changed text [],
  refused jsonb,
  notices jsonb
);
comment on type public.end_session_result is 'Answer of end_session.';

create type public.conversation_list_row as (
  conversation_id text,
  customer_number text,
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
  is_ended boolean,
  takes_late boolean
);
comment on type pgcalls.session_handle is 'The call that a writing RPC works on.';

create type public.search_messages_row as (
  message_id uuid,
  conversation_id text,
  seq integer,
  role text,
  created_at timestamptz,
  snippet text,
  rank real,
  id uuid
);
comment on type public.search_messages_row is 'Row of search_messages.';

create type public.search_sessions_row as (
  id uuid,
  conversation_id text,
  status text,
  started_at timestamptz,
  ended_at timestamptz,
  customer_number text,
  user_name text,
  user_phone text,
  user_email text,
  sentiment text,
  call_outcome text,
  language text,
  summary text,
  snippet text,
  rank real
);
comment on type public.search_sessions_row is 'Row of search_sessions.';

create type public.client_call_analytics_result as (
  client_id text,
  start_date date,
  end_date date,
  timezone text,
  currency text,
  total_calls bigint,
  unpriced_calls bigint,
  total_seconds numeric,
  total_minutes numeric,
  total_cost numeric,
  avg_duration_seconds numeric,
  avg_cost numeric,
  by_day json,
  by_outcome json,
  by_sentiment json,
  by_type json,
  by_ended_reason json,
  busiest_hours json,
  answered_calls bigint,
  unanswered_calls bigint,
  demos bigint,
  conversion_rate numeric,
  response_p50_seconds numeric,
  response_p95_seconds numeric,
  interruptions bigint,
  talk_ratio numeric,
  tool_calls bigint,
  tool_success_rate numeric,
  active_calls bigint,
  by_lead_score json,
  by_hour json,
  by_assistant json
);
comment on type public.client_call_analytics_result is
'Answer of get_client_call_analytics.';

create type public.stale_session_row as (
  id uuid,
  client_id text,
  session_id text,
  ended_at timestamptz,
  failed text
);
comment on type public.stale_session_row is 'Row of close_stale_sessions.';

create type public.analysed_session_row as (
  id uuid,
  client_id text,
  session_id text,
  failed text
);
comment on type public.analysed_session_row is 'Row of analyse_pending.';

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
  created boolean,
  failed text,
  unanswered_count bigint
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
  new_cost numeric,
  failed text
);
comment on type public.rerate_row is 'Row of rerate.';

create type public.unusual_call_pattern_row as (
  pattern text,
  score numeric,
  reason text,
  customer_number text,
  first_at timestamptz,
  last_at timestamptz,
  call_count bigint,
  session_ids uuid []
);
comment on type public.unusual_call_pattern_row is 'Row of unusual_call_patterns.';

create type public.follow_up_row as (
  id uuid,
  attempt integer,
  client_id text,
  session_id uuid,
  rule text,
  payload jsonb,
  due_at timestamptz
);
comment on type public.follow_up_row is 'Row of claim_follow_ups.';

create type public.finish_follow_up_result as (
  id uuid,
  state text,
  attempts integer,
  due_at timestamptz,
  changed boolean
);
comment on type public.finish_follow_up_result is 'Answer of finish_follow_up.';

create type public.anonymize_session_result as (
  id uuid,
  session_id text,
  anonymized_at timestamptz,
  messages integer,
  tool_calls integer,
  already_anonymized boolean,
  has_more boolean
);
comment on type public.anonymize_session_result is 'What anonymize_session answers.';

create type public.forget_caller_result as (
  id uuid,
  calls integer,
  messages integer,
  tool_calls integer,
  contacts integer,
  mentions integer,
  held integer,
  active integer,
  mentioned_in uuid [],
  also_seen text [],
  failed jsonb,
  has_more boolean
);
comment on type public.forget_caller_result is 'What forget_caller answers.';

create type public.reapply_erasures_result as (
  erasures integer,
  calls integer,
  contacts integer,
  failed jsonb,
  has_more boolean
);
comment on type public.reapply_erasures_result is 'What reapply_erasures answers.';

create type public.purge_expired_result as (
  calls_closed integer,
  calls_anonymized integer,
  calls_reduced integer,
  contacts_deleted integer,
  failed jsonb,
  has_more boolean
);
comment on type public.purge_expired_result is 'What purge_expired answers.';

create type public.doctor_finding as (
  level text,
  what text,
  object text,
  fix text
);
comment on type public.doctor_finding is 'A row that doctor answers.';

create type public.ingest_result as (
  id uuid,
  verdict text,
  session_id uuid,
  notices jsonb
);
comment on type public.ingest_result is 'Answer of the ingest functions.';

create type public.replay_webhooks_row as (
  id uuid,
  client_id text,
  provider text,
  external_id text,
  event text,
  old_verdict text,
  new_verdict text,
  changed text [],
  reason text
);
comment on type public.replay_webhooks_row is 'Row of replay_webhooks.';

create type public.missing_webhooks_row as (
  client_id text,
  provider text,
  external_id text,
  session_id uuid,
  started_at timestamptz,
  event text,
  received_at timestamptz
);
comment on type public.missing_webhooks_row is 'Row of missing_webhooks.';

create type public.import_calls_result as (
  calls_saved integer,
  calls_duplicate integer,
  refused jsonb,
  notices jsonb
);
comment on type public.import_calls_result is 'What import_calls answers.';
