-- pgcalls.lease_follow_ups(client_ids, ids, until): nobody else does them until then.

create or replace function pgcalls.lease_follow_ups(
  client_ids text[],
  ids uuid[],
  until timestamptz
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  -- Who lets the last lease run out says nothing any more.
  update public.follow_ups as f
  set
    state = case
      when f.attempts < r.max_attempts then 'claimed' else 'dead'
    end,
    attempts = f.attempts + (f.attempts < r.max_attempts)::integer,
    request_id = null,
    due_at = lease_follow_ups.until,
    last_error = case
      when f.state = 'claimed' then 'the lease ran out' else f.last_error
    end
  from public.follow_up_rules as r
  where
    f.client_id = any (lease_follow_ups.client_ids)
    and f.id = any (lease_follow_ups.ids)
    and r.client_id = f.client_id
    and r.id = f.rule_id;
end;
$$;

comment on function pgcalls.lease_follow_ups is
$$Claim follow-ups, or give up those that were claimed often enough.

client_ids, ids: which, locked by the caller. until: when others may claim them.$$;

revoke all on function pgcalls.lease_follow_ups
from public, anon, authenticated, service_role;
