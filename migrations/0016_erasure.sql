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
