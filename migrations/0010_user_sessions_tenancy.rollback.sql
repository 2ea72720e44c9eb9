-- Fails, and changes nothing, when two clients use the same session_id or call_id:
-- the older schema has no room for both.

alter table public.user_sessions
drop constraint user_sessions_phone_number_id_fkey,
drop constraint user_sessions_assistant_id_fkey,
drop constraint user_sessions_client_id_fkey,
drop constraint user_sessions_client_id_call_id_key,
drop constraint user_sessions_client_id_id_key;

drop index public.idx_user_sessions_client_id_phone_number_id;
drop index public.idx_user_sessions_client_id_assistant_id_started_at_utc;
drop index public.idx_user_sessions_client_id_started_at_utc;
drop index public.idx_user_sessions_session_id;
drop index public.ux_user_sessions_session_id;

create unique index ux_user_sessions_session_id on public.user_sessions (session_id);

alter table public.user_sessions
add constraint user_sessions_call_id_key unique (call_id),
alter column assistant_id drop default,
alter column client_id drop not null,
alter column client_id drop default,
alter column id set default gen_random_uuid();
