-- Policies for PUBLIC, for anon, or for every command; service_role's grants say which.

select p.tablename || ' ' || p.policyname as offender
from pg_catalog.pg_policies as p
where
  p.schemaname = 'public'
  and (
    p.roles && array['public', 'anon']::name[]
    or (p.cmd = 'ALL' and p.roles <> array['service_role']::name[])
  );
