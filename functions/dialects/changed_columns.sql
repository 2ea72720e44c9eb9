-- pgcalls.changed_columns(...): what an update of a dialect changes in the store.

create or replace function pgcalls.changed_columns(
  old_row jsonb,
  new_row jsonb,
  names jsonb
)
returns jsonb
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select
      coalesce(
        jsonb_object_agg(n.name, changed_columns.new_row -> n.key order by n.key), '{}'
      )
    from jsonb_each_text(changed_columns.names) as n (key, name)
    where
      changed_columns.new_row -> n.key is distinct from changed_columns.old_row -> n.key
  );
end;
$$;

comment on function pgcalls.changed_columns is
$$What an update of a dialect changes in the store, as an object of new values.

names: the store's name of each column that a dialect may write, by the dialect's; what
it only shows is left out. Only what has changed may be written: the row a trigger on a
view gets can be older than the store's, and writing all of it would undo what somebody
else has just written.$$;

revoke all on function pgcalls.changed_columns
from public, anon, authenticated, service_role;
grant execute on function pgcalls.changed_columns
to service_role;
