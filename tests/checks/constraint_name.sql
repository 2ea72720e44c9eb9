-- Constraints that are not named as Postgres itself would.

select con.conname as offender
from pg_catalog.pg_constraint as con
join pg_catalog.pg_class as c on c.oid = con.conrelid
where
  c.relnamespace = 'public'::regnamespace
  and con.conname !~ ('^' || c.relname || '_.*(pkey|key|fkey|check|excl|not_null)$');
