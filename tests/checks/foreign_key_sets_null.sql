-- Foreign keys that set columns when their row goes: client_id would be one of them.

select con.conrelid::regclass || ' ' || con.conname as offender
from pg_catalog.pg_constraint as con
where
  con.connamespace in ('public'::regnamespace, 'pgcalls'::regnamespace)
  and (con.confdeltype in ('n', 'd') or con.confupdtype in ('n', 'd'));
