-- pgcalls.index_adopted_tables(): what finding the turns of a call needs.

create or replace function pgcalls.index_adopted_tables()
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_source record;
begin
  for v_source in
    select s.name, s.relation, s.key_column
    from pgcalls_adopted.sources as s
    where
      s.key_column is not null
      and not exists (
        select
        from pg_catalog.pg_index as i
        join pg_catalog.pg_class as c on c.oid = i.indexrelid
        join pg_catalog.pg_am as am on am.oid = c.relam
        join pg_catalog.pg_attribute as a
          on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
        where
          i.indrelid = s.relation
          and a.attname = s.key_column
          and am.amname = 'btree'
          and i.indisvalid
          and i.indpred is null
      )
  loop
    -- Dynamic because the old tables and their keys differ.
    begin
      execute format(
        'create index %I on %s (%I)',
        'pgcalls_adopted_' || v_source.name, v_source.relation, v_source.key_column
      );
    exception
      -- A key that is too long for this kind of index.
      when program_limit_exceeded then
        execute format(
          'create index %I on %s using hash (%I)',
          'pgcalls_adopted_' || v_source.name, v_source.relation, v_source.key_column
        );
    end;
  end loop;

  for v_source in
    select s.relation
    from pgcalls_adopted.sources as s
    where s.kind <> 'view'
  loop
    execute format('analyze %s', v_source.relation);
  end loop;

  analyze pgcalls_adopted.calls;
end;
$$;

comment on function pgcalls.index_adopted_tables is
'Give the old tables an index on what turns name their call by, where there is none.';

revoke all on function pgcalls.index_adopted_tables
from public, anon, authenticated, service_role;
