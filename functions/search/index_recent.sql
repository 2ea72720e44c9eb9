-- pgcalls.index_recent(client_id): index what was said of late, where it is time to.

create or replace function pgcalls.index_recent(
  client_id text
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  perform
  from pgcalls.text_marks as t
  where
    t.client_id = index_recent.client_id
    and t.marked_at not between clock_timestamp() - interval '1 second'
    and clock_timestamp()
  for no key update skip locked;

  if found then
    -- The rest does move_text_mark, where the rows are.
    update pgcalls.text_marks as t
    set marked_at = now()
    where t.client_id = index_recent.client_id;
  end if;
end;
$$;

comment on function pgcalls.index_recent is
$$Index the turns of a client that have come, once a second at most; never waits.

Whoever calls it holds these turns until its transaction is over, and should be done.$$;

revoke all on function pgcalls.index_recent
from public, anon, authenticated, service_role;
