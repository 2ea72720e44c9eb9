-- Foreign keys without an index.

select con.conrelid::regclass || ' ' || con.conname as offender
from pg_catalog.pg_constraint as con
where
  con.contype = 'f'
  and con.connamespace = 'public'::regnamespace
  and not exists (
    select
    from pg_catalog.pg_index as i
    where
      i.indrelid = con.conrelid
      and (i.indkey::smallint[])[0:cardinality(con.conkey) - 1] = con.conkey
  );
