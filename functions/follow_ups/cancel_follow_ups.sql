-- pgcalls.cancel_follow_ups(client_id, session_id): nothing follows an erased call.

create or replace function pgcalls.cancel_follow_ups(
  client_id text,
  session_id uuid
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  update public.follow_ups as f
  set
    payload = null,
    caller = null,
    last_error = null,
    state = case
      when f.state in ('pending', 'claimed') then 'cancelled'
      else f.state
    end
  where
    f.client_id = cancel_follow_ups.client_id
    and f.session_id = cancel_follow_ups.session_id;
end;
$$;

comment on function pgcalls.cancel_follow_ups is
$$Cancel what waits to follow a call, and forget what it was and what it was about.

What a worker has claimed may be under way; it is not tried again.$$;

revoke all on function pgcalls.cancel_follow_ups
from public, anon, authenticated, service_role;
