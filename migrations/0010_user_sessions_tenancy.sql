-- depends: 0009_assistants_and_phone_numbers
--
-- Every key of a call leads with its client: one client can then neither take, attach
-- to nor probe another's ids. Locks user_sessions for the time of the index builds.

alter table public.user_sessions
alter column id set default pgcalls.uuid_v7(),
alter column client_id set default 'default',
alter column client_id set not null,
alter column assistant_id set default '00000000-0000-0000-0000-000000000000';

alter table public.user_sessions drop constraint user_sessions_call_id_key;
drop index public.ux_user_sessions_session_id;

create unique index ux_user_sessions_session_id
on public.user_sessions (client_id, session_id);
create index idx_user_sessions_session_id on public.user_sessions (session_id);
create index idx_user_sessions_client_id_started_at_utc
on public.user_sessions (client_id, started_at_utc desc, id desc);
create index idx_user_sessions_client_id_assistant_id_started_at_utc
on public.user_sessions (client_id, assistant_id, started_at_utc desc, id desc);
create index idx_user_sessions_client_id_phone_number_id
on public.user_sessions (client_id, phone_number_id);

alter table public.user_sessions
add constraint user_sessions_client_id_id_key unique (client_id, id),
add constraint user_sessions_client_id_call_id_key unique (client_id, call_id),
add constraint user_sessions_client_id_fkey
foreign key (client_id) references public.client_subscriptions (client_id),
add constraint user_sessions_assistant_id_fkey
foreign key (client_id, assistant_id) references public.assistants (client_id, id),
add constraint user_sessions_phone_number_id_fkey
foreign key (client_id, phone_number_id)
references public.phone_numbers (client_id, id);
