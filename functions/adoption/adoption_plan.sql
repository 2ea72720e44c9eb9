-- pgcalls.adoption_plan(client_id, place): what an adoption would do.

create or replace function pgcalls.adoption_plan(
  client_id text,
  place text
)
returns table (
  table_name text,
  reason text,
  row_count bigint,
  example text
)
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  create schema if not exists pgcalls_adopted;
  perform pgcalls.make_adoption_tables(
    adoption_plan.place,
    adoption_plan.client_id,
    '00000000-0000-0000-0000-000000000000',
    '{}',
    false
  );
  perform pgcalls.list_adopted_calls(true);
  perform pgcalls.list_adopted_calls(false);
  analyze pgcalls_adopted.calls;

  perform pgcalls.read_adopted_calls(null, true);
  perform pgcalls.judge_adopted_calls();
  analyze pgcalls_adopted.read_calls, pgcalls_adopted.call_keys;
  perform pgcalls.read_adopted_rows(null, true);
  perform pgcalls.judge_adopted_rows();

  return query
  select s.name, null, count(r.source), null
  from pgcalls_adopted.sources as s
  left join (
    select c.source, c.reason from pgcalls_adopted.read_calls as c
    union all
    select m.source, m.reason from pgcalls_adopted.read_rows as m
  ) as r on r.source = s.name and r.reason is null
  where s.kind in ('calls', 'messages', 'tool_calls')
  group by s.name
  union all
  select r.source, r.reason, count(*), left(min(r.row_key), 500)
  from (
    select c.source, c.reason, c.row_key from pgcalls_adopted.read_calls as c
    union all
    select m.source, m.reason, m.row_key from pgcalls_adopted.read_rows as m
  ) as r
  where r.reason is not null
  group by r.source, r.reason;

  perform pgcalls.read_adopted_rest(true);
  perform pgcalls.judge_adopted_contacts();

  return query
  select s.name, null, count(r.source), null
  from pgcalls_adopted.sources as s
  left join pgcalls_adopted.read_rows as r on r.source = s.name and r.reason is null
  where s.kind = 'contacts'
  group by s.name
  union all
  select r.source, r.reason, count(*), left(min(r.row_key), 500)
  from pgcalls_adopted.read_rows as r
  where r.reason is not null
  group by r.source, r.reason;
end;
$$;

comment on function pgcalls.adoption_plan is
$$What an adoption would find: rows of old tables, by the reason of their quarantine.

client_id: client the rows would go to. place: schema of the old tables. reason: null
for rows that would be copied. example: the key of one of the others, its first 500
characters. Does what adopt_next does, by the same functions and with bookkeeping of its
own, but writes no call: whoever calls it rolls back.$$;

revoke all on function pgcalls.adoption_plan
from public, anon, authenticated, service_role;
