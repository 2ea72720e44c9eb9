-- pgcalls.count_adopted(): count what a step has read, and keep what was refused.

create or replace function pgcalls.count_adopted()
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  insert into pgcalls_adopted.quarantine (source_table, row_key, row, reason)
  select r.source, r.row_key, r.row, r.reason
  from pgcalls_adopted.read_calls as r
  where r.reason is not null
  union all
  select r.source, r.row_key, r.row, r.reason
  from pgcalls_adopted.read_rows as r
  where r.reason is not null;

  update pgcalls_adopted.calls as c
  set
    state = case when p.reason is null then 'copied' else 'quarantined' end,
    id = case when p.reason is null then p.id end,
    message_count = (
      select count(*)
      from pgcalls_adopted.read_rows as m
      where m.n = p.n and m.kind = 'messages' and m.reason is null
    ),
    copied_at = now()
  from (
    select distinct on (r.n)
      r.n,
      r.id,
      r.reason
    from pgcalls_adopted.read_calls as r
    order by r.n, r.reason is not null
  ) as p
  where c.n = p.n;

  update pgcalls_adopted.sources as s
  set
    copied = s.copied + seen.copied,
    quarantined = s.quarantined + seen.quarantined
  from (
    select
      r.source as name,
      count(*) filter (where r.reason is null) as copied,
      count(r.reason) as quarantined
    from (
      select c.source, c.reason from pgcalls_adopted.read_calls as c
      union all
      select m.source, m.reason from pgcalls_adopted.read_rows as m
    ) as r
    group by r.source
  ) as seen
  where s.name = seen.name;
end;
$$;

comment on function pgcalls.count_adopted is
'Count what a step of an adoption has read, and put what was refused in quarantine.';

revoke all on function pgcalls.count_adopted
from public, anon, authenticated, service_role;
