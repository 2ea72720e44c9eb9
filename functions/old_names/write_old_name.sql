-- pgcalls.write_old_name(): writes to a view that an adoption has left.

create or replace function pgcalls.write_old_name()
returns trigger
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
-- Times without a zone are UTC, as the adoption has read them.
set timezone = 'UTC'
set datestyle = 'ISO'
set intervalstyle = 'postgres'
as $$
declare
  v_view jsonb := tg_argv[0];
  v_client_id text := to_jsonb(old) ->> (v_view ->> 'client');
  v_id uuid := to_jsonb(old) ->> (v_view ->> 'key');
  v_metadata jsonb;
  v_changes jsonb;
  v_columns text;
  v_values text;
begin
  if tg_op = 'DELETE' then
    -- Dynamic, here and below, because the views and their columns differ.
    execute format(
      'delete from %s as d where d.client_id = $1 and d.%I = $2',
      v_view ->> 'store',
      v_view ->> 'store_key'
    ) using v_client_id, v_id;

    return old;
  end if;

  if tg_op = 'UPDATE' then
    execute format(
      'select d.metadata from %s as d where d.client_id = $1 and d.%I = $2',
      v_view ->> 'store',
      v_view ->> 'store_key'
    ) into v_metadata using v_client_id, v_id;
  end if;

  v_changes := pgcalls.old_name_changes(
    v_view, coalesce(to_jsonb(old), '{}'), to_jsonb(new), v_metadata
  );

  if tg_op = 'INSERT' then
    select
      string_agg(quote_ident(c.key), ', '), string_agg('r.' || quote_ident(c.key), ', ')
    into v_columns, v_values
    from jsonb_each(v_changes) as c
    where c.value <> 'null';

    execute format(
      'insert into %1$s (%2$s) select %3$s from jsonb_populate_record(null::%1$s, $1)'
      || ' as r returning client_id, %4$I',
      v_view ->> 'store',
      v_columns,
      v_values,
      v_view ->> 'store_key'
    ) into v_client_id, v_id using v_changes;
  elsif not pgcalls.apply_changes(
    (v_view ->> 'store')::regclass,
    v_client_id,
    v_id,
    v_changes,
    v_view ->> 'store_key'
  ) then
    return null;
  end if;

  execute format(
    'select v.* from %I.%I as v where v.%I = $1 and v.%I = $2',
    tg_table_schema,
    tg_table_name,
    v_view ->> 'client',
    v_view ->> 'key'
  ) into new using v_client_id, v_id;

  return new;
end;
$$;

comment on function pgcalls.write_old_name is
$$Trigger function: a write to a view that pgcalls adopt has left under an old name.

Its argument, from leave_old_name, says what stands for what. Errors: those of the
dialect.$$;

revoke all on function pgcalls.write_old_name
from public, anon, authenticated, service_role;
