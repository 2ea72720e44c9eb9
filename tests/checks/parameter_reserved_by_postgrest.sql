-- Parameters that PostgREST keeps for itself: over GET they never arrive.

select p.oid::regprocedure::text as offender
from pg_catalog.pg_proc as p
cross join unnest(p.proargnames) as a (name)
where
  p.pronamespace = 'public'::regnamespace
  and a.name in (
    'select', 'order', 'limit', 'offset', 'columns', 'on_conflict', 'and', 'or', 'not'
  );
