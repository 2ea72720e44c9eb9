-- Functions that notify: who listens on another machine never hears it. Those left out
-- only save a listener a look at the table; PostgREST listens to the last one.

select p.oid::regprocedure::text as offender
from pg_catalog.pg_proc as p
where
  p.pronamespace in ('public'::regnamespace, 'pgcalls'::regnamespace)
  and p.prosrc ~* '(?n)\mpg_notify\(|^\s*notify\s'
  and p.proname not in ('make_follow_up', 'notice_limit', 'enable_pre_request');
