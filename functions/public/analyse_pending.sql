-- public.analyse_pending(max_calls, client_id): analyse the calls that wait for it.

create or replace function public.analyse_pending(
  max_calls integer default 100,
  client_id text default null
)
returns setof public.analysed_session_row
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return query
  select * from pgcalls.analyse_pending(
    analyse_pending.max_calls, analyse_pending.client_id
  );
end;
$$;

comment on function public.analyse_pending is
$$Analyse the calls that wait for it, those of clients that are is_analysed_later.

max_calls: most calls of one go, 1 to 10000; calls that are being written are left out
until the next. client_id: only this client's.
Answers id, client_id and session_id of each call it has analysed. A call that could
not be written is left as it was and answers id, client_id and failed, the SQLSTATE;
the others go on. What it finds is what the end of the call would have found.
Then it indexes turns of calls in progress for search_messages, for a second at most; a
client for whom that fails answers client_id and failed.

Errors: 22023 max_calls out of range; 42501 not service_role.$$;

revoke all on function public.analyse_pending
from public, anon, authenticated, service_role;
grant execute on function public.analyse_pending
to service_role;
