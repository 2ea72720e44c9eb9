-- Parameters that are not read as function.parameter.

select p.oid::regprocedure || ' ' || x.name as offender
from pg_catalog.pg_proc as p
cross join unnest(p.proargnames[1:p.pronargs]) as x (name)
where
  p.pronamespace in ('public'::regnamespace, 'pgcalls'::regnamespace)
  and position(p.proname || '.' || x.name in p.prosrc) = 0
  and position(p.proname || '."' || x.name || '"' in p.prosrc) = 0;
