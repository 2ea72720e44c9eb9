-- depends: 0002_v1.0.0_call_tracking
--
-- v1.1.0 of the user_sessions document: New Zealand wall-clock time beside UTC.

alter table public.user_sessions
add column started_at_nz timestamptz,
add column ended_at_nz timestamptz;

comment on column public.user_sessions.started_at_nz is
$$Start as a clock on a wall in Auckland showed it, written as if it were UTC.

Always derived from started_at_utc, whatever the client sends. Read it with
"at time zone 'UTC'"; never subtract it from an instant.$$;
comment on column public.user_sessions.ended_at_nz is
'End as a clock on a wall in Auckland showed it; see started_at_nz.';

create index idx_user_sessions_started_at_nz on public.user_sessions (started_at_nz);
create index idx_user_sessions_ended_at_nz on public.user_sessions (ended_at_nz);
