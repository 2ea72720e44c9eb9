-- pgcalls.adopt_rest(): copy the contacts, and keep what belongs to no call.

create or replace function pgcalls.adopt_rest()
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  -- The audit has a line for each call, not for its turns.
  perform pgcalls.set_everywhere('pgcalls.adopting', 'on');

  truncate pgcalls_adopted.read_calls;
  perform pgcalls.read_adopted_rest(false);
  perform pgcalls.judge_adopted_contacts();
  perform pgcalls.store_adopted_contacts();
  perform pgcalls.count_adopted();
  truncate pgcalls_adopted.read_rows;
end;
$$;

comment on function pgcalls.adopt_rest is
'Copy the contacts, and put old rows that belong to no call into quarantine.';

revoke all on function pgcalls.adopt_rest
from public, anon, authenticated, service_role;
