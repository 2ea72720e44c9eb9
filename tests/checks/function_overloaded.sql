-- Names with more than one function: PostgREST cannot choose.

select p.proname as offender
from pg_catalog.pg_proc as p
join pg_catalog.pg_language as l on l.oid = p.prolang
where
  p.pronamespace in ('public'::regnamespace, 'voiceledger'::regnamespace)
  and l.lanname <> 'internal'
group by p.proname, p.pronamespace
having count(*) > 1;
