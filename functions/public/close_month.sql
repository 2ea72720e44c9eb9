-- public.close_month(month, client_id): freeze a statement per client.

create or replace function public.close_month(
  month date,
  client_id text default null
)
returns setof public.statement_row
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return query
  select * from pgcalls.close_month(close_month.month, close_month.client_id);
end;
$$;

comment on function public.close_month is
$$Freeze the statement of a UTC month, per client.

month: any day of a month that is over. client_id: only this client's; else all of them.
Answers the statements: client_id, month, call_count, unpriced_count, unanswered_count,
duration_seconds, included_seconds, usage_cost (its calls), adjustment_cost (corrections
of months closed before), cost_total (both), currency, closed_at and created, and for a
client whose month could not be closed client_id, month and failed, the SQLSTATE; a
month that is closed already answers as it was. What changes in it later becomes a line
of statement_adjustments and is billed with the month after the last closed one. A call
that was still active ends as such a line. Ends of a client's calls wait until the
transaction is over.

Errors: 22023 a bad month or an unknown client; 42501 not service_role; PT409 the month
is not over.$$;

revoke all on function public.close_month
from public, anon, authenticated, service_role;
grant execute on function public.close_month
to service_role;
