-- pgcalls.new_session_id(started_at): an id for a call that sorts by its start.

create or replace function pgcalls.new_session_id(
  started_at timestamptz
)
returns uuid
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return pgcalls.uuid_v7(
    least(
      greatest(new_session_id.started_at, '2000-01-01T00:00:00Z'),
      '2100-01-01T00:00:00Z'
    )
  );
end;
$$;

comment on function pgcalls.new_session_id is
$$An id for a call that sorts by its start.

A start outside of 2000 to 2100 gets an id too: it is the table that refuses it.$$;

revoke all on function pgcalls.new_session_id
from public, anon, authenticated, service_role;
grant execute on function pgcalls.new_session_id
to service_role;
