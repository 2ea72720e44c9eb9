-- public.purge_expired(batch): do what retention asks for, a step at a time.

create or replace function public.purge_expired(
  batch integer default 500
)
returns public.purge_expired_result
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return pgcalls.purge_expired(purge_expired.batch);
end;
$$;

comment on function public.purge_expired is
$$Erase the content of calls that ended retention_days ago, and delete turns, tool calls
and contacts not saved since record_retention_days ago, a step at a time. The line of
the bill stays.

batch: calls and contacts of a step, from 1 to 10000; a step also ends after three
seconds, or two fifths of statement_timeout, in the middle of a long call too. For
service_role; any scheduler repeats it, pgcalls.schedule_purge() lets pg_cron do so.
What somebody writes just now is left for the next step, what is on legal hold is left
alone, and usage stays as it was. A call that was never ended ends with its last turn.
It also goes on with what forget_caller and anonymize_session had no time for. Answers
calls_closed, calls_anonymized, calls_reduced, contacts_deleted; failed, the id and
SQLSTATE of each call or contact that could not be purged, which is tried again after
all others and keeps none of them; and has_more while there is more to do.

Errors: 22023 a bad batch; 42501 not service_role.$$;

revoke all on function public.purge_expired
from public, anon, authenticated, service_role;
grant execute on function public.purge_expired
to service_role;
