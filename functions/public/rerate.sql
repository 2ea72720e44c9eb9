-- public.rerate(from, to, dry_run, client_id): price ended calls by today's price book.

create or replace function public.rerate(
  "from" timestamptz,
  "to" timestamptz,
  dry_run boolean default true,
  client_id text default null
)
returns setof public.rerate_row
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return query
  select * from pgcalls.rerate(
    rerate."from", rerate."to", rerate.dry_run, rerate.client_id
  );
end;
$$;

comment on function public.rerate is
$$Price ended calls again by the plans and the price book as they are now.

from, to: start of the calls, to excluded. dry_run: only show what would change, by
doing it and undoing it; the default. client_id: only this client's.
Answers, for each call whose price row is now another one than at its start, or that
had none: id, client_id, session_id, started_at, old_rate_plan_id, new_rate_plan_id,
old_cost and new_cost. A cost that service_role gave stays, and a call whose client has
no plan now keeps its price. In closed months the differences become adjustment lines.
A call that could not be priced again is left as it was and answers id, client_id and
failed, the SQLSTATE; the others go on.
Takes part of a millisecond per call, and holds its clients meanwhile.

Errors: 22023 a bad instant; 42501 not service_role.$$;

revoke all on function public.rerate
from public, anon, authenticated, service_role;
grant execute on function public.rerate
to service_role;
