-- pgcalls.forget_statistics(): of what is no more.

create or replace function pgcalls.forget_statistics()
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
-- The last thing of a job, in one order: whoever is waited for is about to end.
set lock_timeout = '0'
as $$
begin
  -- Columns and indexes that hold what people say have no statistics at all; the ids of
  -- platforms do.
  analyze public.user_sessions;
  analyze public.call_breakdowns;
end;
$$;

comment on function pgcalls.forget_statistics is
$$Sample anew the columns of which pg_stats shows values that may just have been
erased.$$;

revoke all on function pgcalls.forget_statistics
from public, anon, authenticated, service_role;
