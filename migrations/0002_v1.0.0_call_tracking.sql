-- depends: 0001_platform
--
-- v1.0.0 of the user_sessions document: basic call tracking, as that document has it.
-- Later migrations correct it; a database that stopped here keeps its rows.

create table public.user_sessions (
  id uuid not null default gen_random_uuid(),
  call_id uuid,
  assistant_id uuid not null,
  phone_number_id uuid,
  business_number text,
  customer_number text,
  started_at_utc timestamptz,
  ended_at_utc timestamptz,
  ended_reason text,
  duration_minutes numeric(10, 2),
  duration_seconds numeric(10, 3),
  cost_total numeric(10, 4),
  type text,
  server_messages jsonb,
  user_id text,
  session_id text,
  source text,
  metadata jsonb,
  client_id text,
  created_at timestamptz default now(),

  constraint user_sessions_pkey primary key (id),
  constraint user_sessions_call_id_key unique (call_id)
);

-- Planner statistics hold sample values; what a caller may count must not reveal them.
alter table public.user_sessions alter column customer_number set statistics 0;

comment on table public.user_sessions is
'One row per call, from the first ring to the bill.';
comment on column public.user_sessions.id is
'Key of the call; a uuid v7, so it sorts by time.';
comment on column public.user_sessions.call_id is
'Id of the call at the telephony provider; unique per client.';
comment on column public.user_sessions.assistant_id is
'Assistant that took the call.';
comment on column public.user_sessions.phone_number_id is
'Phone number configuration the call came in on.';
comment on column public.user_sessions.business_number is
'Business side of the call, E.164 or a SIP address.';
comment on column public.user_sessions.customer_number is
'Customer side of the call, E.164 or a SIP address; null when withheld.';
comment on column public.user_sessions.started_at_utc is
'Instant the call started.';
comment on column public.user_sessions.ended_at_utc is
'Instant the call ended; null while it is active.';
comment on column public.user_sessions.ended_reason is
'Why the call ended, in the words of the platform.';
comment on column public.user_sessions.duration_minutes is
'Length in minutes, derived from duration_seconds.';
comment on column public.user_sessions.duration_seconds is
'Length in seconds; end minus start where service_role gave no other.';
comment on column public.user_sessions.cost_total is
'What the call costs, in the currency of its rate plan; null when unpriced.';
comment on column public.user_sessions.type is
'Kind of call: inbound, outbound, web.';
comment on column public.user_sessions.server_messages is
'Events of the platform about this call, as it sent them.';
comment on column public.user_sessions.user_id is
'The caller''s id in the application.';
comment on column public.user_sessions.session_id is
'Id of the session at the voice platform; unique per client.';
comment on column public.user_sessions.source is
'What recorded the call: livekit, vapi, an import.';
comment on column public.user_sessions.metadata is
'Anything else about the call, one JSON object.';
comment on column public.user_sessions.client_id is
'Client (tenant) the call belongs to.';
comment on column public.user_sessions.created_at is
'When the row was inserted.';

create index idx_user_sessions_assistant_id on public.user_sessions (assistant_id);
create index idx_user_sessions_call_id on public.user_sessions (call_id);
create index idx_user_sessions_customer_number
on public.user_sessions (customer_number);
create index idx_user_sessions_started_at_utc on public.user_sessions (started_at_utc);
create index idx_user_sessions_ended_at_utc on public.user_sessions (ended_at_utc);
create index idx_user_sessions_phone_number_id
on public.user_sessions (phone_number_id);
create index idx_user_sessions_client_id on public.user_sessions (client_id);
create unique index ux_user_sessions_session_id on public.user_sessions (session_id);

alter table public.user_sessions enable row level security;
