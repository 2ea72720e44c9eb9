-- pgcalls.component_price(...): what a plan charges for a unit.

create or replace function pgcalls.component_price(
  rate_plan_id uuid,
  component text,
  unit text,
  model text
)
returns numeric
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select p.price_per_unit
    from public.rate_plan_prices as p
    where
      p.rate_plan_id = component_price.rate_plan_id
      and p.component = component_price.component
      and p.unit = component_price.unit
      and (p.model is null or p.model = component_price.model)
    order by p.model nulls last
    limit 1
  );
end;
$$;

comment on function pgcalls.component_price is
$$What a plan charges for a unit: the price of the model, else that of all others.

Null when there is neither: the line is unpriced, not free.$$;

revoke all on function pgcalls.component_price
from public, anon, authenticated, service_role;
