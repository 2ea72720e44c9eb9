-- pgcalls.client_currency(client_id): the currency of a client's bill.

create or replace function pgcalls.client_currency(client_id text)
returns text
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select p.currency
    from public.client_rate_plans as c
    join public.rate_plans as p on p.id = c.rate_plan_id
    where c.client_id = client_currency.client_id
    order by c.valid_from desc
    limit 1
  );
end;
$$;

comment on function pgcalls.client_currency is
'The currency of a client''s bill, that of all its plans; null while it has none.';

revoke all on function pgcalls.client_currency
from public, anon, authenticated, service_role;
