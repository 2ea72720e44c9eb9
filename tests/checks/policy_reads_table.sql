-- Policies that read a table, themselves or in a function that they call: the machine
-- that holds the rows of a client need not hold that table.

with recursive body as (
  select
    p.oid,
    p.pronamespace::regnamespace || '.' || p.proname as name,
    regexp_replace(p.prosrc, '--[^\n]*', '', 'g') as code
  from pg_catalog.pg_proc as p
  where p.pronamespace in ('public'::regnamespace, 'pgcalls'::regnamespace)
),

called as (
  select d.objid as policy, b.name, b.code
  from pg_catalog.pg_depend as d
  join body as b on b.oid = d.refobjid
  where
    d.classid = 'pg_catalog.pg_policy'::regclass
    and d.refclassid = 'pg_catalog.pg_proc'::regclass
  union
  select c.policy, b.name, b.code
  from called as c
  join body as b on position(b.name || '(' in c.code) > 0
)

select p.polrelid::regclass || ' ' || p.polname as offender
from pg_catalog.pg_policy as p
join pg_catalog.pg_class as r on r.oid = p.polrelid
where
  r.relnamespace in ('public'::regnamespace, 'pgcalls'::regnamespace)
  and (
    -- Without the wrapper that calls a function once per statement.
    regexp_replace(
      concat_ws(
        ' ', pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)
      ),
      '\( ?SELECT [\w.]+\(\) AS \w+\)', '', 'g'
    ) ~ '\mSELECT\M'
    or exists (
      select
      from called as c
      where c.policy = p.oid and c.code ~* '\m(from|join)\s+\w'
    )
  )
  -- What an agent may see of turns is asked of their call: a function that does it, as
  -- it must on many machines, takes an agent 1.3 times as long for 20 turns and 2.2
  -- times for 200.
  and p.polname not in ('conversation_messages_select_agent', 'tool_calls_select_agent');
