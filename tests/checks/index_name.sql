-- Indexes that are not named after their table.

select c.relname as offender
from pg_catalog.pg_index as i
join pg_catalog.pg_class as c on c.oid = i.indexrelid
join pg_catalog.pg_class as r on r.oid = i.indrelid
left join pg_catalog.pg_constraint as con on con.conindid = c.oid
where
  c.relnamespace = 'public'::regnamespace
  and con.oid is null
  and c.relname <> 'ux_user_sessions_session_id'
  and not starts_with(c.relname, 'idx_' || r.relname || '_');
