-- pgcalls.apply_changes(store, client_id, id, changes, key): an update of one row.

create or replace function pgcalls.apply_changes(
  store regclass,
  client_id text,
  id uuid,
  changes jsonb,
  key text default 'id'
)
returns boolean
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_columns text;
  v_values text;
  v_count bigint;
begin
  -- client_id as well, so that an update of nothing still finds the row.
  select
    string_agg(quote_ident(c.name), ', '),
    string_agg('r.' || quote_ident(c.name), ', ')
  into v_columns, v_values
  from jsonb_object_keys(apply_changes.changes || '{"client_id": null}') as c (name);

  execute format(
    'update %s as s set (%s) = (select %s from jsonb_populate_record(s, $3) as r)'
    || ' where s.client_id = $1 and s.%I = $2',
    apply_changes.store,
    v_columns,
    v_values,
    apply_changes.key
  )
  using apply_changes.client_id, apply_changes.id, apply_changes.changes;
  get diagnostics v_count = row_count;

  return v_count > 0;
end;
$$;

comment on function pgcalls.apply_changes is
$$Update a row of the store; answers whether it was there.

store: its table or view. changes: new values by column, as changed_columns gives them;
no other column is written. key: the column that is its id.$$;

revoke all on function pgcalls.apply_changes
from public, anon, authenticated, service_role;
grant execute on function pgcalls.apply_changes
to service_role;
