-- Parameters that are not read as function.parameter.

select p.oid::regprocedure || ' ' || x.name as offender
from pg_catalog.pg_proc as p
join pg_catalog.pg_language as l on l.oid = p.prolang
cross join unnest(p.proargnames[1:p.pronargs]) as x (name)
where
  p.pronamespace in ('public'::regnamespace, 'voiceledger'::regnamespace)
  and l.lanname <> 'internal'
  and position(p.proname || '.' || x.name in p.prosrc) = 0
  and position(p.proname || '."' || x.name || '"' in p.prosrc) = 0;
