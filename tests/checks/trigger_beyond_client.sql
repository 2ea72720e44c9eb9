-- Statements of a trigger, and of the functions that it calls, that read or write rows
-- of calls and name no client_id.

with recursive tenant_table as (
  select c.relnamespace::regnamespace || '\.' || c.relname as name
  from pg_catalog.pg_class as c
  join pg_catalog.pg_attribute as a on a.attrelid = c.oid and a.attname = 'client_id'
  where
    c.relkind in ('r', 'p')
    and c.relnamespace in ('public'::regnamespace, 'pgcalls'::regnamespace)
),

body as (
  select
    p.oid,
    p.pronamespace::regnamespace || '.' || p.proname as name,
    lower(regexp_replace(p.prosrc, '--[^\n]*', '', 'g')) as code
  from pg_catalog.pg_proc as p
  where p.pronamespace in ('public'::regnamespace, 'pgcalls'::regnamespace)
),

called as (
  select b.name, b.code
  from body as b
  join pg_catalog.pg_trigger as t on t.tgfoid = b.oid
  join pg_catalog.pg_class as c on c.oid = t.tgrelid and c.relkind in ('r', 'p')
  where not t.tgisinternal
  union
  select b.name, b.code
  from called as c
  join body as b on position(b.name || '(' in c.code) > 0
)

select distinct c.name as offender
from called as c
cross join regexp_split_to_table(c.code, ';') as s (statement)
join tenant_table as t
  on s.statement ~ ('\m(from|join|update|into)\s+' || t.name || '\M')
where
  s.statement !~ 'client_id'
  -- A price belongs to no client, and asks whether any call has it.
  and c.name not in ('pgcalls.keep_price', 'pgcalls.keep_component_price');
