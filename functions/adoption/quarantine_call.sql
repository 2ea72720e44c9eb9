-- pgcalls.quarantine_call(place, reason): keep a call that the tables refuse.

create or replace function pgcalls.quarantine_call(
  place bigint,
  reason text
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_call record;
  v_source record;
  v_count bigint;
begin
  select c.*, s.dialect, s.key_column, s.key_type into v_call
  from pgcalls_adopted.calls as c
  join pgcalls_adopted.sources as s on s.name = c.source
  where c.n = quarantine_call.place;

  -- Dynamic because the old tables and their keys differ.
  for v_source in
    select s.*
    from pgcalls_adopted.sources as s
    where
      s.dialect = v_call.dialect
      and (s.name = v_call.source or s.kind in ('messages', 'tool_calls'))
    order by s.kind
  loop
    if v_source.kind = 'calls' then
      execute format(
        $query$
        with found as (
          select pgcalls.adopted_row(o) as row
          from pgcalls_adopted.%1$I as o
          where o.%2$I::text = $1
          offset 0
        )
        insert into pgcalls_adopted.quarantine (
          source_table, row_key, row, reason
        )
        select %1$L, $1, f.row, $2
        from found as f
        $query$,
        v_source.name, v_source.key_column
      ) using v_call.row_key, quarantine_call.reason;
      get diagnostics v_count = row_count;
      execute format(
        $query$
        insert into pgcalls_adopted.call_keys (dialect, key, n)
        select %3$L, k.key, $2
        from pgcalls_adopted.%1$I as o
        cross join lateral jsonb_each_text(pgcalls.adopted_row(o)) as k (name, key)
        where
          o.%2$I::text = $1
          and k.name in ('id', 'session_id', 'conversation_id')
          and k.key is not null
        on conflict do nothing
        $query$,
        v_source.name, v_source.key_column, v_source.dialect
      ) using v_call.row_key, v_call.n;
    else
      execute format(
        $query$
        insert into pgcalls_adopted.quarantine (
          source_table, row_key, row, reason
        )
        select %1$L, %4$s, pgcalls.adopted_row(o), 'its call is in quarantine'
        from pgcalls_adopted.%1$I as o
        join pgcalls_adopted.call_keys as k
          on k.dialect = %3$L and k.key = o.%2$I::text
        where k.n = $1
        $query$,
        v_source.name,
        v_source.key_column,
        v_source.dialect,
        coalesce(format('o.%I::text', v_source.id_column), 'null')
      ) using v_call.n;
      get diagnostics v_count = row_count;
    end if;

    update pgcalls_adopted.sources as s
    set quarantined = s.quarantined + v_count
    where s.name = v_source.name;
  end loop;

  update pgcalls_adopted.calls as c
  set state = 'quarantined', copied_at = now()
  where c.n = quarantine_call.place;
end;
$$;

comment on function pgcalls.quarantine_call is
$$Put an old call into quarantine, with everything that belongs to it.

place: its place on the list pgcalls_adopted.calls. reason: why.$$;

revoke all on function pgcalls.quarantine_call
from public, anon, authenticated, service_role;
