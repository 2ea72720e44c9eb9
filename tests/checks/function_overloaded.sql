-- Names with more than one function: PostgREST cannot choose.

select p.proname as offender
from pg_catalog.pg_proc as p
where
  p.pronamespace in ('public'::regnamespace, 'pgcalls'::regnamespace)
group by p.proname, p.pronamespace
having count(*) > 1;
