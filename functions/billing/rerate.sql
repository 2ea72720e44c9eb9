-- pgcalls.rerate: what the public one does.

create or replace function pgcalls.rerate(
  "from" timestamptz,
  "to" timestamptz,
  dry_run boolean,
  client_id text
)
returns setof public.rerate_row
language plpgsql
volatile
-- definer because nobody else may write what is derived.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_ids uuid[] := '{}';
  v_rows public.rerate_row[];
  v_row public.rerate_row;
  v_client_id text;
  v_failed uuid[];
  v_part public.rerate_row[];
  v_result public.rerate_row[] := '{}';
begin
  if (
    rerate."from" < rerate."to"
    and rerate."from" >= '2000-01-01T00:00:00Z'
    and rerate."to" <= '2100-01-01T00:00:00Z'
  ) is not true then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'from or to is missing or out of range',
      hint = 'Pass two instants, from before to.';
  end if;

  begin
    -- All calls before any usage, and no others later: so nobody waits for whom this
    -- waits for.
    foreach v_client_id in array pgcalls.clients_apart(rerate.client_id) loop
      v_ids := v_ids || array(
        select s.id
        from public.user_sessions as s
        where
          s.started_at_utc >= rerate."from"
          and s.started_at_utc < rerate."to"
          and s.ended_at_utc is not null
          and (v_client_id is null or s.client_id = v_client_id)
        order by s.id
        for no key update
      );
    end loop;

    select array(
      select
        row(
          s.id,
          s.client_id,
          s.session_id,
          s.started_at_utc,
          s.rate_plan_id,
          plan.id,
          s.cost_total,
          null,
          null
        )::public.rerate_row
      from public.user_sessions as s
      cross join lateral (
        select pgcalls.rate_plan_at(s.client_id, s.started_at_utc) as id
      ) as plan
      where
        s.id = any (v_ids)
        and (rerate.client_id is null or s.client_id = rerate.client_id)
        and s.ended_at_utc is not null
        -- A cost that service_role gave stays, and no call loses its price.
        and (s.cost_total is null or 'cost_total' = any (s.derived_columns))
        and plan.id <> coalesce(s.rate_plan_id, '00000000-0000-0000-0000-000000000000')
      order by s.client_id, s.started_at_utc, s.id
    ) into v_rows;

    for v_client_id in
      select distinct r.client_id
      from unnest(v_rows) as r
      order by r.client_id
    loop
      v_failed := '{}';

      -- Once more without a call that fails, which keeps its price.
      loop
        v_part := '{}';

        begin
          -- First all give their included minutes back, then each takes in order of
          -- start.
          for v_row in
            select r.*
            from unnest(v_rows) as r
            where r.client_id = v_client_id and r.id <> all (v_failed)
          loop
            update public.user_sessions as s
            set rate_plan_id = null
            where s.client_id = v_row.client_id and s.id = v_row.id;
          end loop;

          for v_row in
            select r.*
            from unnest(v_rows) as r
            where r.client_id = v_client_id and r.id <> all (v_failed)
          loop
            update public.user_sessions as s
            set rate_plan_id = v_row.new_rate_plan_id
            where s.client_id = v_row.client_id and s.id = v_row.id;

            select s.cost_total into v_row.new_cost
            from public.user_sessions as s
            where s.client_id = v_row.client_id and s.id = v_row.id;

            v_part := v_part || v_row;
          end loop;

          v_result := v_result || v_part;
          exit;
        exception
          when others then
            v_failed := v_failed || v_row.id;
            v_result := v_result || row(
              v_row.id, v_client_id, null, null, null, null, null, null, sqlstate
            )::public.rerate_row;
        end;
      end loop;
    end loop;

    -- A dry run is the real one, undone: so it shows exactly what would be.
    if rerate.dry_run is not false then
      raise exception using
        errcode = 'VLDRY',
        message = 'dry run';
    end if;
  exception
    when sqlstate 'VLDRY' then null;
  end;

  return query
  select r.* from unnest(v_result) as r;
end;
$$;

comment on function pgcalls.rerate is
'Implementation of public.rerate; documented there.';

revoke all on function pgcalls.rerate
from public, anon, authenticated, service_role;
grant execute on function pgcalls.rerate
to service_role;
