-- public.claim_follow_ups(kind, batch, lease): take what is due, for a while.

create or replace function public.claim_follow_ups(
  kind text,
  batch integer default 10,
  lease interval default '1 minute'
)
returns setof public.follow_up_row
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return query
  select * from pgcalls.claim_follow_ups(
    claim_follow_ups.kind, claim_follow_ups.batch, claim_follow_ups.lease, null
  );
end;
$$;

comment on function public.claim_follow_ups is
$$Take follow-ups that are due, the longest due first, for as long as the lease lasts.

kind: kind of their rules, such as email. batch: most of one go, 1 to 1000. lease: how
long they are yours, from a second to a day. Nobody waits for another worker, and none
gets what another holds; when a lease has run out, anybody may claim it again.
Answers id, attempt (1 for the first time), client_id, session_id (the id of the call),
rule (its name), payload, and due_at, when the lease runs out. One that was claimed
max_attempts times and never finished is dead, and not answered. Each claim leaves a
line in the audit. Commit before you act on it, and finish each in a transaction of
its own.

Errors: 22023 kind missing or too long, batch or lease out of range; 42501 not
service_role.$$;

revoke all on function public.claim_follow_ups
from public, anon, authenticated, service_role;
grant execute on function public.claim_follow_ups
to service_role;
