-- pgcalls.has_calls(prices, rate_plan_ids): whether calls use a price.

create or replace function pgcalls.has_calls(
  prices regclass,
  rate_plan_ids uuid[]
)
returns boolean
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_calls regclass;
  v_has_calls boolean;
begin
  -- Wait for the calls that are just being started at this price. Dynamic because Citus
  -- keeps prices on every node: each waits for its own, and asks the calls beside it.
  execute format(
    'select from %s where id = any ($1) order by id for update', has_calls.prices
  )
  using has_calls.rate_plan_ids;

  for v_calls in
    select k.conrelid::regclass
    from pg_catalog.pg_constraint as k
    where
      k.confrelid = has_calls.prices
      and k.conname ~ '^user_sessions_rate_plan_id_fkey'
  loop
    execute format(
      'select exists (select from %s where rate_plan_id = any ($1))', v_calls
    )
    into v_has_calls
    using has_calls.rate_plan_ids;

    if v_has_calls then
      return true;
    end if;
  end loop;

  return false;
end;
$$;

comment on function pgcalls.has_calls is
$$Whether calls use one of these prices, after those that are just being started; until
the transaction ends no other starts at them.

prices: rate_plans, or what is stored of it on a node.$$;

revoke all on function pgcalls.has_calls
from public, anon, authenticated, service_role;
