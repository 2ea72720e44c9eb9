-- public.cost_reconciliation(month, client_id): our figures beside the vendors'.

create or replace function public.cost_reconciliation(
  month date,
  client_id text default null
)
returns setof public.cost_reconciliation_row
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return query
  select * from pgcalls.cost_reconciliation(
    cost_reconciliation.month, cost_reconciliation.client_id
  );
end;
$$;

comment on function public.cost_reconciliation is
$$What the ended calls of a UTC month cost by our prices, beside what others reported.

month: any day of it. client_id: only this client's.
Answers per client, assistant, component and currencies: calls, lines, unpriced (lines
without a price, or calls without a cost), own_cost, own_currency, vendor_cost,
vendor_currency and difference, own less vendor, null where currencies differ. The
component "call" is what is left of cost_total after the usage lines; its vendor_cost
is what agents reported as cost_total, without a currency. The own_cost of all rows is
the cost of the month, up to the rounding of each call's lines to 4 decimals.

Errors: 22023 a bad month; 42501 not service_role.$$;

revoke all on function public.cost_reconciliation
from public, anon, authenticated, service_role;
grant execute on function public.cost_reconciliation
to service_role;
