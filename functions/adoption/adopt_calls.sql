-- pgcalls.adopt_calls(places): copy old calls with everything that belongs to them.

create or replace function pgcalls.adopt_calls(
  places bigint[],
  refusal text default null
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  -- The audit has a line for each call, not for its turns.
  perform pgcalls.set_everywhere('pgcalls.adopting', 'on');

  perform pgcalls.read_adopted_calls(adopt_calls.places, false);
  perform pgcalls.judge_adopted_calls();

  if adopt_calls.refusal is not null then
    update pgcalls_adopted.read_calls as r
    set reason = adopt_calls.refusal
    where r.n = any (adopt_calls.places);
  end if;

  perform pgcalls.read_adopted_rows(adopt_calls.places, false);
  perform pgcalls.judge_adopted_rows();

  perform pgcalls.store_adopted_calls();
  perform pgcalls.store_adopted_messages();
  perform pgcalls.store_adopted_tool_calls();
  perform pgcalls.end_adopted_calls();
  perform pgcalls.count_adopted();
end;
$$;

comment on function pgcalls.adopt_calls is
$$Copy old calls with their turns and tool calls; what breaks a rule goes to quarantine.

places: their places on the list pgcalls_adopted.calls. A call comes whole or not at
all. refusal: why all of them go to quarantine, when the tables have refused them.$$;

revoke all on function pgcalls.adopt_calls
from public, anon, authenticated, service_role;
