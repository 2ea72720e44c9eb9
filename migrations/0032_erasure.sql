-- depends: 0031_unusual_call_patterns
--
-- Retention, legal hold, redaction and erasure. Columns with defaults only: no rewrite.
-- Locks user_sessions for the time of one index build.

alter table public.client_subscriptions
add column retention_days integer,
add column record_retention_days integer,
add column is_on_hold boolean not null default false,
add column redacted_kinds text[] not null default '{}';

alter table public.client_subscriptions
add constraint client_subscriptions_retention_check check (
  retention_days between 1 and 36500
  and record_retention_days between retention_days and 36500
  and (retention_days is not null or record_retention_days is null)
),
add constraint client_subscriptions_redacted_kinds_check check (
  redacted_kinds <@ array['email', 'phone', 'card']
);

comment on column public.client_subscriptions.retention_days is
'Days after its end when the content of a call is erased; null keeps it.';
comment on column public.client_subscriptions.record_retention_days is
'Days when turns, tool calls and contacts not saved since go too; at least retention_days.';
comment on column public.client_subscriptions.is_on_hold is
'Legal hold: nothing of this client is erased, purged or deleted.';
comment on column public.client_subscriptions.redacted_kinds is
'What is replaced by a placeholder before it is stored: email, phone, card.';

alter table public.user_sessions
add column is_on_hold boolean not null default false,
add column anonymized_at timestamptz,
add column reduced_at timestamptz;

comment on column public.user_sessions.is_on_hold is
'Legal hold: the call is neither erased, purged nor deleted.';
comment on column public.user_sessions.anonymized_at is
'When everything personal was erased; null while it is there.';

comment on column public.user_sessions.reduced_at is
'When turns and tool calls were deleted too; what is left is a line of the bill.';

create index idx_user_sessions_client_id_ended_at_utc
on public.user_sessions (client_id, ended_at_utc)
where anonymized_at is null and ended_at_utc is not null;
create index idx_user_sessions_client_id_anonymized
on public.user_sessions (client_id, ended_at_utc)
where anonymized_at is not null and reduced_at is null;

create table public.erasures (
  id uuid not null default pgcalls.uuid_v7(),
  client_id text not null,
  erased_at timestamptz not null default now(),
  phone_digest text,
  email_digest text,
  user_id_digest text,
  calls integer not null default 0,
  messages integer not null default 0,
  tool_calls integer not null default 0,
  contacts integer not null default 0,
  mentions integer not null default 0,
  held integer not null default 0,

  constraint erasures_pkey primary key (id),
  constraint erasures_client_id_id_key unique (client_id, id),
  constraint erasures_digest_check check (
    num_nonnulls(phone_digest, email_digest, user_id_digest) > 0
    and octet_length(concat(phone_digest, email_digest, user_id_digest)) <= 192
  )
);

comment on table public.erasures is
'Callers who were forgotten, as salted digests; kept to forget them again after a restore.';
comment on column public.erasures.id is 'Key; a uuid v7, so it sorts by time.';
comment on column public.erasures.client_id is
'Client whose caller it was; empty for every client.';
comment on column public.erasures.erased_at is
'When; a later call of the same caller is not part of it.';
comment on column public.erasures.phone_digest is
'Salted SHA-256 of the E.164 number, in hex.';
comment on column public.erasures.email_digest is
'Salted SHA-256 of the address in lower case, in hex.';
comment on column public.erasures.user_id_digest is
'Salted SHA-256 of the application''s user id, in hex.';
comment on column public.erasures.calls is 'Calls whose content was erased.';
comment on column public.erasures.messages is 'Turns of those calls.';
comment on column public.erasures.tool_calls is 'Tool calls of those calls.';
comment on column public.erasures.contacts is 'Contacts deleted.';
comment on column public.erasures.mentions is
'Rows of other calls in which the caller was mentioned.';
comment on column public.erasures.held is 'Calls kept because of a legal hold.';

alter table public.erasures enable row level security;

create table pgcalls.erasure_salts (
  id boolean not null default true,
  salt bytea not null,

  constraint erasure_salts_pkey primary key (id),
  constraint erasure_salts_id_check check (id)
);

comment on table pgcalls.erasure_salts is
'One row: the salt of the digests in erasures; part of every backup.';
comment on column pgcalls.erasure_salts.id is 'Always true.';
comment on column pgcalls.erasure_salts.salt is '32 random bytes.';

alter table pgcalls.erasure_salts enable row level security;
revoke all on pgcalls.erasure_salts
from public, anon, authenticated, service_role;

insert into pgcalls.erasure_salts (salt)
values (sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));

-- Values of these columns would stand in pg_stats, and planner counts would answer for
-- other clients' callers.
alter table public.user_sessions
alter column business_number set statistics 0,
alter column user_id set statistics 0,
alter column room_name set statistics 0,
alter column participant_identity set statistics 0,
alter column server_messages set statistics 0,
alter column metadata set statistics 0,
alter column topics_discussed set statistics 0,
alter column ended_reason set statistics 0,
alter column demo_time set statistics 0;
alter table public.conversation_messages
alter column metadata set statistics 0,
alter column user_id set statistics 0,
alter column message_key set statistics 0;
alter table public.tool_calls
alter column parameters set statistics 0,
alter column result set statistics 0,
alter column metadata set statistics 0,
alter column tool_call_id set statistics 0;

create type public.anonymize_session_result as (
  id uuid,
  session_id text,
  anonymized_at timestamptz,
  messages integer,
  tool_calls integer,
  already_anonymized boolean
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
  also_seen text []
);
comment on type public.forget_caller_result is 'What forget_caller answers.';

create type public.reapply_erasures_result as (
  erasures integer,
  calls integer,
  contacts integer
);
comment on type public.reapply_erasures_result is 'What reapply_erasures answers.';

create type public.purge_expired_result as (
  calls_closed integer,
  calls_anonymized integer,
  calls_reduced integer,
  contacts_deleted integer,
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
