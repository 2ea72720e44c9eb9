-- depends: 0011_turns
--
-- One row per function call of an agent.

create table public.tool_calls (
  id uuid not null default pgcalls.uuid_v7(),
  client_id text not null,
  session_id uuid not null,
  tool_call_id text,
  tool_name text not null,
  parameters jsonb,
  result jsonb,
  success boolean,
  error_message text,
  started_at timestamptz not null default now(),
  duration_ms integer,
  is_late boolean not null,
  metadata jsonb,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint tool_calls_pkey primary key (id),
  constraint tool_calls_times_check check (
    '[2000-01-01T00:00:00Z,2100-01-01T00:00:00Z]'::tstzrange
    @> all(array[started_at, created_at, updated_at])
  ),
  constraint tool_calls_client_id_id_key unique (client_id, id),
  constraint tool_calls_session_id_fkey
  foreign key (client_id, session_id)
  references public.user_sessions (client_id, id) on delete cascade,
  constraint tool_calls_tool_call_id_check check (
    octet_length(tool_call_id) <@ '[1,200]'::int4range
  ),
  constraint tool_calls_tool_name_check check (
    octet_length(tool_name) <@ '[1,200]'::int4range
  ),
  constraint tool_calls_parameters_check check (
    octet_length(parameters::text) <= 65536
    and not parameters @? '$.**{33}'
  ),
  constraint tool_calls_result_check check (
    octet_length(result::text) <= 65536
    and not result @? '$.**{33}'
  ),
  constraint tool_calls_error_message_check check (
    octet_length(error_message) <= 65536
  ),
  constraint tool_calls_duration_ms_check check (duration_ms >= 0),
  constraint tool_calls_metadata_check check (
    jsonb_typeof(metadata) = 'object'
    and octet_length(metadata::text) <= 16384
    and not metadata @? '$.**{33}'
  )
);

alter table public.tool_calls
alter column tool_call_id set statistics 0,
alter column tool_name set statistics 0,
alter column parameters set statistics 0,
alter column result set statistics 0,
alter column error_message set statistics 0,
alter column metadata set statistics 0;

comment on table public.tool_calls is 'One row per function call of an agent.';
comment on column public.tool_calls.id is
'Key of the tool call; a uuid v7, so it sorts by time.';
comment on column public.tool_calls.client_id is
'Client of the call; filled from the call.';
comment on column public.tool_calls.session_id is 'The call: user_sessions.id.';
comment on column public.tool_calls.tool_call_id is
'The platform''s id of the tool call; the same id twice is one tool call.';
comment on column public.tool_calls.tool_name is 'Name of the function.';
comment on column public.tool_calls.parameters is
'Arguments it was called with; at most 64 kB.';
comment on column public.tool_calls.result is 'What it answered; at most 64 kB.';
comment on column public.tool_calls.success is
'Whether it worked; null while it runs.';
comment on column public.tool_calls.error_message is 'What went wrong.';
comment on column public.tool_calls.started_at is 'Instant it was called.';
comment on column public.tool_calls.duration_ms is 'How long it took, in milliseconds.';
comment on column public.tool_calls.is_late is
'Whether it was stored after the call had ended.';
comment on column public.tool_calls.metadata is
'Anything else about it, one JSON object; at most 16 kB.';
comment on column public.tool_calls.created_at is 'When the row was inserted.';
comment on column public.tool_calls.updated_at is 'When the row was last updated.';

create index idx_tool_calls_session_id on public.tool_calls (session_id);
create index idx_tool_calls_client_id_session_id_started_at
on public.tool_calls (client_id, session_id, started_at);
create unique index idx_tool_calls_client_id_session_id_tool_call_id
on public.tool_calls (client_id, session_id, tool_call_id)
where tool_call_id is not null;

alter table public.tool_calls enable row level security;
