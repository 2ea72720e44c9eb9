-- Policies that call a function per row instead of once per statement.

select p.tablename || ' ' || p.policyname as offender
from pg_catalog.pg_policies as p
where
  p.schemaname = 'public'
  and regexp_replace(
    lower(concat_ws(' ', p.qual, p.with_check)),
    '\( ?select [a-z_]+\.\w+\(\) as \w+\)', '', 'g'
  ) ~ '\w+\.\w+\(';
