-- public.finish_follow_up(id, attempt, success, error): say what became of it.

create or replace function public.finish_follow_up(
  id uuid,
  attempt integer,
  success boolean,
  error text default null
)
returns public.finish_follow_up_result
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return pgcalls.finish_follow_up(
    finish_follow_up.id,
    finish_follow_up.attempt,
    finish_follow_up.success,
    finish_follow_up.error
  );
end;
$$;

comment on function public.finish_follow_up is
$$Say what became of a follow-up: done, or to be tried again later.

id, attempt: as claim_follow_ups answered them. success: whether it is done. error: what
went wrong, of which 500 characters are kept.
After a failure it is due again in a minute, then two, four, ... at most a day; after
max_attempts of its rule it is dead. The same again changes nothing, and an erased call
stays cancelled. A lease that ran out counts as long as nobody else has claimed it.
Answers id, state, attempts, due_at and changed.

Errors: 22023 id, attempt or success missing; 42501 not service_role; PT404 no such
follow-up; PT409 the lease is lost, somebody else has claimed it since.$$;

revoke all on function public.finish_follow_up
from public, anon, authenticated, service_role;
grant execute on function public.finish_follow_up
to service_role;
