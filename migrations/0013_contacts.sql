-- depends: 0012_tool_calls
--
-- Callers a client knows by name, from the call-centre document's users.

create table public.contacts (
  id uuid not null default pgcalls.uuid_v7(),
  client_id text not null default 'default',
  name text,
  phone text,
  email text,
  metadata jsonb,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint contacts_pkey primary key (id),
  constraint contacts_times_check check (
    created_at between '2000-01-01T00:00:00Z' and '2100-01-01T00:00:00Z'
    and updated_at between '2000-01-01T00:00:00Z' and '2100-01-01T00:00:00Z'
  ),
  constraint contacts_client_id_id_key unique (client_id, id),
  constraint contacts_client_id_fkey foreign key (client_id)
  references public.client_subscriptions (client_id),
  constraint contacts_identity_check check (phone is not null or email is not null),
  constraint contacts_name_check check (octet_length(name) between 1 and 500),
  constraint contacts_phone_check check (phone ~ '^\+[1-9][0-9]{6,14}$'),
  constraint contacts_email_check check (
    octet_length(email) <= 320 and email ~ '^[^[:space:]@]+@[^[:space:]@]+$'
  ),
  constraint contacts_metadata_check check (
    jsonb_typeof(metadata) = 'object'
    and octet_length(metadata::text) <= 16384
    and not jsonb_path_exists(metadata, '$.**{33}')
  )
);

alter table public.contacts
alter column name set statistics 0,
alter column phone set statistics 0,
alter column email set statistics 0,
alter column metadata set statistics 0;

comment on table public.contacts is
'Callers a client knows; found again by phone, else by e-mail address.';
comment on column public.contacts.id is 'Key.';
comment on column public.contacts.client_id is 'Client the contact belongs to.';
comment on column public.contacts.name is 'Name of the caller.';
comment on column public.contacts.phone is 'Phone number, E.164; unique per client.';
comment on column public.contacts.email is
'E-mail address in lower case; unique among the contacts without a phone.';
comment on column public.contacts.metadata is
'What else a client keeps of the caller; an object of at most 16 kB.';
comment on column public.contacts.created_at is 'When the row was inserted.';
comment on column public.contacts.updated_at is 'When the row was last updated.';

create unique index idx_contacts_client_id_phone
on public.contacts (client_id, phone) where phone is not null;
create unique index idx_contacts_client_id_email
on public.contacts (client_id, email) where phone is null;

alter table public.contacts enable row level security;
