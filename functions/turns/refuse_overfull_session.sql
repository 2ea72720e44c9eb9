-- pgcalls.refuse_overfull_session(): say that a call has too many turns.

create or replace function pgcalls.refuse_overfull_session()
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception using
    errcode = 'PT429',
    message = 'session has too many turns',
    hint = 'Start a new session; a call keeps at most 1,000,000 turns.';
end;
$$;

comment on function pgcalls.refuse_overfull_session is
$$Refuse a turn beyond the last place of a call.

Errors: PT429, always.$$;

revoke all on function pgcalls.refuse_overfull_session
from public, anon, authenticated, service_role;
