-- pgcalls.drop_adoption_tables(): the end of the bookkeeping of an adoption.

create or replace function pgcalls.drop_adoption_tables()
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  drop view
    pgcalls_adopted.kept_user_sessions,
    pgcalls_adopted.kept_conversation_messages,
    pgcalls_adopted.kept_tool_calls,
    pgcalls_adopted.kept_contacts;
  drop table
    pgcalls_adopted.read_calls,
    pgcalls_adopted.read_rows,
    pgcalls_adopted.calls,
    pgcalls_adopted.call_keys,
    pgcalls_adopted.quarantine,
    pgcalls_adopted.copied,
    pgcalls_adopted.sources,
    pgcalls_adopted.adoption;
end;
$$;

comment on function pgcalls.drop_adoption_tables is
'Drop what make_adoption_tables() has made; the old tables stay.';

revoke all on function pgcalls.drop_adoption_tables
from public, anon, authenticated, service_role;
