-- pgcalls.rate_plan_at(client_id, at): the price of a call that starts then.

create or replace function pgcalls.rate_plan_at(
  client_id text,
  at timestamptz
)
returns uuid
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select priced.id
    from (
      select c.rate_plan_id
      from public.client_rate_plans as c
      where
        c.client_id = rate_plan_at.client_id and c.valid_from <= rate_plan_at.at
      order by c.valid_from desc
      limit 1
    ) as held
    join public.rate_plans as chosen on chosen.id = held.rate_plan_id
    join public.rate_plans as priced on priced.name = chosen.name
    where
      priced.valid_from <= rate_plan_at.at
      and coalesce(rate_plan_at.at < priced.valid_to, true)
  );
end;
$$;

comment on function pgcalls.rate_plan_at is
$$The row of the price book that prices a call of a client starting at an instant.

By the plan that the client had then, and the price of that plan then. Null when the
client had no plan, or the plan no price, at that instant.$$;

revoke all on function pgcalls.rate_plan_at
from public, anon, authenticated, service_role;
