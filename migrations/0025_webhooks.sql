-- depends: 0024_rpc_results
--
-- What platforms send: where they may send it to, and what came in. Locks: none.

create table public.webhook_endpoints (
  client_id text not null,
  id uuid not null default gen_random_uuid(),
  provider text not null,
  assistant_id uuid not null default '00000000-0000-0000-0000-000000000000',
  header text,
  secrets text[] not null,
  active boolean not null default true,
  created_at timestamptz not null default now(),

  constraint webhook_endpoints_pkey primary key (client_id, id),
  constraint webhook_endpoints_times_check check (
    created_at between '2000-01-01T00:00:00Z' and '2100-01-01T00:00:00Z'
  ),
  constraint webhook_endpoints_assistant_id_fkey
  foreign key (client_id, assistant_id)
  references public.assistants (client_id, id),
  constraint webhook_endpoints_provider_check check (
    provider in ('vapi', 'retell', 'elevenlabs', 'livekit')
  ),
  constraint webhook_endpoints_header_check check (header ~ '^[a-z0-9-]{1,100}$'),
  constraint webhook_endpoints_secrets_check check (
    array_ndims(secrets) = 1
    and cardinality(secrets) between 1 and 5
    and array_position(secrets, null) is null
    and array_to_string(secrets, ' ') ~ '^[!-~]{16,255}( [!-~]{16,255})*$'
  )
);

comment on table public.webhook_endpoints is
'Where a platform may send what becomes calls of an assistant, and how it signs it.';
comment on column public.webhook_endpoints.client_id is
'Client whose calls they become.';
comment on column public.webhook_endpoints.id is
'Key, which the header x-pgcalls-endpoint of a webhook names.';
comment on column public.webhook_endpoints.provider is
'The platform: vapi, retell, elevenlabs or livekit.';
comment on column public.webhook_endpoints.assistant_id is
'Assistant whose calls they become.';
comment on column public.webhook_endpoints.header is
'Header with the secret or signature, in lower case, where the platform lets one choose
it (Vapi); null for the usual one.';
comment on column public.webhook_endpoints.secrets is
'What the platform signs with, up to five while they change; read back by no API role.';
comment on column public.webhook_endpoints.active is 'Whether it takes webhooks.';
comment on column public.webhook_endpoints.created_at is 'When the row was inserted.';

alter table public.webhook_endpoints
alter column secrets set statistics 0,
alter column header set statistics 0;

-- A webhook names the endpoint, not the client.
create unique index idx_webhook_endpoints_id on public.webhook_endpoints (id);
create index idx_webhook_endpoints_client_id_assistant_id
on public.webhook_endpoints (client_id, assistant_id);

alter table public.webhook_endpoints enable row level security;

create table public.webhook_events (
  client_id text not null,
  id uuid not null default pgcalls.uuid_v7(),
  provider text not null,
  assistant_id uuid not null,
  external_id text,
  event text,
  is_over boolean,
  occurred_at timestamptz,
  body jsonb,
  body_digest text not null,
  deliveries integer not null default 1,
  verdict text not null default 'failed',
  sqlstate text,
  reason text,
  notices jsonb not null default '[]',
  mapper_version integer,
  session_id uuid,
  received_at timestamptz not null default now(),

  constraint webhook_events_pkey primary key (client_id, id),
  constraint webhook_events_times_check check (
    received_at between '2000-01-01T00:00:00Z' and '2100-01-01T00:00:00Z'
    and occurred_at between '2000-01-01T00:00:00Z' and '2100-01-01T00:00:00Z'
  ),
  constraint webhook_events_client_id_provider_body_digest_key
  unique (client_id, provider, body_digest),
  constraint webhook_events_assistant_id_fkey
  foreign key (client_id, assistant_id)
  references public.assistants (client_id, id),
  constraint webhook_events_session_id_fkey
  foreign key (client_id, session_id)
  references public.user_sessions (client_id, id) on delete cascade,
  constraint webhook_events_provider_check check (
    provider in ('vapi', 'retell', 'elevenlabs', 'livekit')
  ),
  constraint webhook_events_external_id_check check (
    octet_length(external_id) between 1 and 200
  ),
  constraint webhook_events_event_check check (octet_length(event) between 1 and 100),
  constraint webhook_events_body_check check (
    octet_length(body::text) <= 16777216
    and not jsonb_path_exists(body, '$.**{33}')
  ),
  constraint webhook_events_body_digest_check check (octet_length(body_digest) = 64),
  constraint webhook_events_deliveries_check check (deliveries > 0),
  constraint webhook_events_verdict_check check (
    verdict in ('stored', 'ignored', 'waiting', 'failed')
  ),
  constraint webhook_events_sqlstate_check check (octet_length(sqlstate) = 5),
  constraint webhook_events_reason_check check (octet_length(reason) <= 1000),
  constraint webhook_events_notices_check check (
    jsonb_typeof(notices) = 'array' and octet_length(notices::text) <= 65536
  )
);

comment on table public.webhook_events is
'What platforms sent, and what became of it: the inbox that replay_webhooks reads.';
comment on column public.webhook_events.client_id is 'Client it was sent to.';
comment on column public.webhook_events.id is 'Key; a uuid v7, so it sorts by time.';
comment on column public.webhook_events.provider is
'The platform: vapi, retell, elevenlabs or livekit.';
comment on column public.webhook_events.assistant_id is
'Assistant of the endpoint or token it came with.';
comment on column public.webhook_events.external_id is
'The platform''s id of the call, which is the session_id of ours.';
comment on column public.webhook_events.event is 'The platform''s name of the event.';
comment on column public.webhook_events.is_over is
'Whether it tells of the end of the call; null where it cannot be read.';
comment on column public.webhook_events.occurred_at is
'When the platform says it was, null for what was asked of its API: the events of a call
count in this order, whenever they come, those of its end and then of its API last.';
comment on column public.webhook_events.body is
'What came, without secrets and audio, redacted as the client wants it; null once it is
erased, or was too large to keep.';
comment on column public.webhook_events.body_digest is
'Salted SHA-256 of what came, in hex: the same again is a duplicate.';
comment on column public.webhook_events.deliveries is 'How often it came.';
comment on column public.webhook_events.verdict is
'stored: it is in the call; ignored: it says nothing that a call keeps; waiting: it adds
to a call that is not there yet; failed: it could not be mapped.';
comment on column public.webhook_events.sqlstate is 'Why it failed, as SQLSTATE.';
comment on column public.webhook_events.reason is
'Why it failed, in words that hold nothing of what came.';
comment on column public.webhook_events.notices is
'What could not be kept and why, as the notices of start_session.';
comment on column public.webhook_events.mapper_version is
'Version of the mapper that read it last.';
comment on column public.webhook_events.session_id is
'The call it is of: user_sessions.id; null for none.';
comment on column public.webhook_events.received_at is 'When it came first.';

alter table public.webhook_events
alter column external_id set statistics 0,
alter column event set statistics 0,
alter column body set statistics 0,
alter column body_digest set statistics 0,
alter column reason set statistics 0,
alter column notices set statistics 0;

create index idx_webhook_events_client_id_session_id
on public.webhook_events (client_id, session_id);
create index idx_webhook_events_client_id_external_id
on public.webhook_events (client_id, external_id);
create index idx_webhook_events_client_id_assistant_id
on public.webhook_events (client_id, assistant_id);
create index idx_webhook_events_client_id_received_at
on public.webhook_events (client_id, received_at);

alter table public.webhook_events enable row level security;

create table public.external_ids (
  client_id text not null,
  id uuid not null default pgcalls.uuid_v7(),
  provider text not null,
  kind text not null,
  external_id text not null,
  assistant_id uuid,
  phone_number_id uuid,
  created_at timestamptz not null default now(),

  constraint external_ids_pkey primary key (client_id, id),
  constraint external_ids_client_id_provider_kind_external_id_key
  unique (client_id, provider, kind, external_id),
  constraint external_ids_times_check check (
    created_at between '2000-01-01T00:00:00Z' and '2100-01-01T00:00:00Z'
  ),
  constraint external_ids_client_id_fkey foreign key (client_id)
  references public.client_subscriptions (client_id),
  constraint external_ids_assistant_id_fkey foreign key (client_id, assistant_id)
  references public.assistants (client_id, id),
  constraint external_ids_phone_number_id_fkey foreign key (client_id, phone_number_id)
  references public.phone_numbers (client_id, id),
  constraint external_ids_provider_check check (
    provider in ('vapi', 'retell', 'elevenlabs', 'livekit')
  ),
  constraint external_ids_kind_check check (
    case kind
      when 'assistant' then phone_number_id is null
      when 'phone_number' then assistant_id is null
      else false
    end
  ),
  constraint external_ids_external_id_check check (
    octet_length(external_id) between 1 and 200
  )
);

comment on table public.external_ids is
$$What platforms call the assistants and phone numbers of a client.

An id that comes with a call and is not here is put here, without one of ours. A call
that came to an endpoint without an assistant of its own goes to the one that is named
here, also later, while it is unassigned.$$;
comment on column public.external_ids.client_id is 'Client whose ids they are.';
comment on column public.external_ids.id is 'Key.';
comment on column public.external_ids.provider is
'The platform: vapi, retell, elevenlabs or livekit.';
comment on column public.external_ids.kind is
'What it is the id of: assistant or phone_number.';
comment on column public.external_ids.external_id is
'The platform''s id; of LiveKit the name that an agent is dispatched with.';
comment on column public.external_ids.assistant_id is
'Assistant of ours; null while nobody has said which.';
comment on column public.external_ids.phone_number_id is
'Phone number of ours; null while nobody has said which.';
comment on column public.external_ids.created_at is
'When the row was inserted: when it came first, or was written.';

alter table public.external_ids alter column external_id set statistics 0;

create index idx_external_ids_client_id_assistant_id
on public.external_ids (client_id, assistant_id);
create index idx_external_ids_client_id_phone_number_id
on public.external_ids (client_id, phone_number_id);

alter table public.external_ids enable row level security;

create type pgcalls.platform_call as (
  external_id text,
  event text,
  is_over boolean,
  occurred_at timestamptz,
  assistant_id text,
  phone_number_id text,
  start jsonb,
  finish jsonb,
  turns jsonb,
  tools jsonb,
  usage jsonb,
  details jsonb
);
comment on type pgcalls.platform_call is
'What an event of a platform says of a call: arguments of the RPC functions.';
