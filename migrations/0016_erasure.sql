-- depends: 0015_audit_log
--
-- Who was forgotten, as digests. Locks: none.

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
  constraint erasures_times_check check (
    erased_at between '2000-01-01T00:00:00Z' and '2100-01-01T00:00:00Z'
  ),
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

create table pgcalls.erased_keys (
  client_id text not null,
  key_digest text not null,
  session_id uuid not null,

  constraint erased_keys_pkey primary key (client_id, key_digest),
  constraint erased_keys_key_digest_check check (octet_length(key_digest) = 64)
);

comment on table pgcalls.erased_keys is
'By which ids of others an erased call was known: a repeat is not stored again.';
comment on column pgcalls.erased_keys.client_id is 'Client of the call.';
comment on column pgcalls.erased_keys.key_digest is
'Salted SHA-256 of its session_id or call_id, in hex.';
comment on column pgcalls.erased_keys.session_id is
'The id of the call, which may be deleted since.';

create table pgcalls.unfinished_erasures (
  client_id text not null,
  session_id uuid not null,
  last_seq integer not null default 0,
  sqlstate text,
  tried_at timestamptz not null default clock_timestamp(),

  constraint unfinished_erasures_pkey primary key (client_id, session_id),
  constraint unfinished_erasures_session_id_fkey
  foreign key (client_id, session_id)
  references public.user_sessions (client_id, id) on delete cascade,
  constraint unfinished_erasures_sqlstate_check check (octet_length(sqlstate) = 5)
);

comment on table pgcalls.unfinished_erasures is
'Calls that purge_expired comes back to: too long for one step, or not to be erased.';
comment on column pgcalls.unfinished_erasures.client_id is 'Client of the call.';
comment on column pgcalls.unfinished_erasures.session_id is 'The call.';
comment on column pgcalls.unfinished_erasures.last_seq is
'The last of its turns that is erased.';
comment on column pgcalls.unfinished_erasures.sqlstate is
'Why it could not be erased; null while it only takes longer.';
comment on column pgcalls.unfinished_erasures.tried_at is
'When it was tried last.';

create table pgcalls.erasures_in_progress (
  client_id text not null,
  erasure_id uuid not null,
  phones text[] not null,
  emails text[] not null,
  user_id text,
  names text[] not null default '{}',
  unsure_names text[] not null default '{}',
  before timestamptz not null,
  table_name text,
  last_id uuid,

  constraint erasures_in_progress_pkey primary key (client_id, erasure_id),
  constraint erasures_in_progress_client_id_fkey
  foreign key (client_id) references public.client_subscriptions (client_id)
);

comment on table pgcalls.erasures_in_progress is
'Callers who are being forgotten: a row goes when the last mention is found.';
comment on column pgcalls.erasures_in_progress.client_id is 'Client that is searched.';
comment on column pgcalls.erasures_in_progress.erasure_id is 'The row of erasures.';
comment on column pgcalls.erasures_in_progress.phones is 'Numbers of the caller, E.164.';
comment on column pgcalls.erasures_in_progress.emails is
'Addresses of the caller, in lower case.';
comment on column pgcalls.erasures_in_progress.user_id is
'The application''s id of the caller.';
comment on column pgcalls.erasures_in_progress.names is
'Names of the caller that are erased where they are mentioned.';
comment on column pgcalls.erasures_in_progress.unsure_names is
'Names that tell little, or that nobody confirmed: their mentions are told.';
comment on column pgcalls.erasures_in_progress.before is
'Only what is older is erased; infinity for everything.';
comment on column pgcalls.erasures_in_progress.table_name is
'The table that is searched; null before the first step.';
comment on column pgcalls.erasures_in_progress.last_id is
'The last row of it that was looked at.';

create table pgcalls.interrupted_reapplication (
  id boolean not null default true,
  last_id uuid not null,

  constraint interrupted_reapplication_pkey primary key (id),
  constraint interrupted_reapplication_id_check check (id)
);

comment on table pgcalls.interrupted_reapplication is
'One row while reapply_erasures has not looked at every call: the last it looked at.';
comment on column pgcalls.interrupted_reapplication.id is 'Always true.';
comment on column pgcalls.interrupted_reapplication.last_id is
'The call after which the next step begins.';

alter table pgcalls.erased_keys enable row level security;
alter table pgcalls.unfinished_erasures enable row level security;
alter table pgcalls.erasures_in_progress enable row level security;
alter table pgcalls.interrupted_reapplication enable row level security;
revoke all
on
pgcalls.erased_keys,
pgcalls.unfinished_erasures,
pgcalls.erasures_in_progress,
pgcalls.interrupted_reapplication
from public, anon, authenticated, service_role;

-- The names of callers would stand in pg_stats.
alter table pgcalls.erasures_in_progress
alter column phones set statistics 0,
alter column emails set statistics 0,
alter column user_id set statistics 0,
alter column names set statistics 0,
alter column unsure_names set statistics 0;

create type pgcalls.caller as (
  phones text [],
  country text,
  loose_numbers text,
  numbers text,
  addresses text,
  names text,
  loose_texts text,
  words text []
);
comment on type pgcalls.caller is
'How a caller may be mentioned: numbers, and patterns that find them.';
