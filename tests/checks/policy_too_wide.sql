-- Policies for PUBLIC, for every command, or for anon.

select p.tablename || ' ' || p.policyname as offender
from pg_catalog.pg_policies as p
where
  p.schemaname = 'public'
  and (p.roles && array['public', 'anon']::name[] or p.cmd = 'ALL');
