-- depends: 0007_clients_and_plans
--
-- Assistants and phone numbers, which the user_sessions document refers to. Each one
-- that an old call names gets a row under every client that named it; so the key is
-- the client with the id, which is also what a sharded installation needs.

create table public.assistants (
  client_id text not null default 'default',
  id uuid not null default pgcalls.uuid_v7(),
  name text,
  active boolean not null default true,
  created_at timestamptz not null default now(),

  constraint assistants_pkey primary key (client_id, id),
  constraint assistants_times_check check (
    created_at between '2000-01-01T00:00:00Z' and '2100-01-01T00:00:00Z'
  ),
  constraint assistants_client_id_fkey foreign key (client_id)
  references public.client_subscriptions (client_id),
  constraint assistants_name_check check (octet_length(name) between 1 and 200)
);

alter table public.assistants alter column name set statistics 0;

comment on table public.assistants is
$$Assistants (voice agents) of each client.

Every client has the well-known assistant "unassigned", the uuid of zeros.$$;
comment on column public.assistants.client_id is 'Client the assistant belongs to.';
comment on column public.assistants.id is
'Id of the assistant, unique within its client.';
comment on column public.assistants.name is
'Name for people; null where it has none.';
comment on column public.assistants.active is
'Whether it may start calls.';
comment on column public.assistants.created_at is 'When the row was inserted.';

alter table public.assistants enable row level security;

create table public.phone_numbers (
  client_id text not null default 'default',
  id uuid not null default pgcalls.uuid_v7(),
  number text,
  active boolean not null default true,
  created_at timestamptz not null default now(),

  constraint phone_numbers_pkey primary key (client_id, id),
  constraint phone_numbers_times_check check (
    created_at between '2000-01-01T00:00:00Z' and '2100-01-01T00:00:00Z'
  ),
  constraint phone_numbers_client_id_number_key unique (client_id, number),
  constraint phone_numbers_client_id_fkey foreign key (client_id)
  references public.client_subscriptions (client_id),
  constraint phone_numbers_number_check check (number ~ '^\+[1-9][0-9]{6,14}$')
);

alter table public.phone_numbers alter column number set statistics 0;

comment on table public.phone_numbers is 'Phone numbers of each client.';
comment on column public.phone_numbers.client_id is 'Client the number belongs to.';
comment on column public.phone_numbers.id is
'Id of the number, unique within its client.';
comment on column public.phone_numbers.number is
'The number in E.164; null when a call named only its id.';
comment on column public.phone_numbers.active is 'Whether the number is in use.';
comment on column public.phone_numbers.created_at is 'When the row was inserted.';

alter table public.phone_numbers enable row level security;

insert into public.assistants (client_id, id, name)
select
  c.client_id,
  '00000000-0000-0000-0000-000000000000' as id,
  'unassigned' as name
from public.client_subscriptions as c;

insert into public.assistants (client_id, id)
select distinct
  s.client_id,
  s.assistant_id
from public.user_sessions as s
on conflict (client_id, id) do nothing;

insert into public.phone_numbers (client_id, id)
select distinct
  s.client_id,
  s.phone_number_id
from public.user_sessions as s
where s.phone_number_id is not null;
