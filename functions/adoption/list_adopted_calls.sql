-- pgcalls.list_adopted_calls(is_open): put old calls on the list to be copied.

create or replace function pgcalls.list_adopted_calls(
  is_open boolean
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
declare
  v_source record;
begin
  for v_source in
    select
      s.*,
      'array[' || (
        select string_agg(format('o.%I::text', a.attname), ', ' order by a.attname)
        from pg_catalog.pg_attribute as a
        where
          a.attrelid = s.relation
          and a.attname in ('session_end', 'ended_at')
          and not a.attisdropped
      ) || ']' as ends
    from pgcalls_adopted.sources as s
    where s.kind = 'calls'
    order by s.name
  loop
    -- Dynamic because the old tables and their columns differ.
    execute format(
      $query$
      insert into pgcalls_adopted.calls (source, row_key)
      select %1$L, found.row_key
      from (
        select
          o.%2$I::text as row_key,
          max(pgcalls.adopted_time(%3$s)) as started_at,
          bool_and(array_remove(%4$s, null) = '{}') as is_open
        from %5$s as o
        where o.%2$I is not null
        group by o.%2$I
      ) as found
      where
        not $1
        or (found.is_open and found.started_at > now() - interval '24 hours')
      order by
        found.is_open desc, found.started_at desc nulls last,
        found.row_key collate "C"
      limit case when $1 then 1000 end
      on conflict do nothing
      $query$,
      v_source.name,
      v_source.key_column,
      coalesce('o.' || quote_ident(v_source.time_column) || '::text', 'null'),
      coalesce(v_source.ends, 'array[]::text[]'),
      v_source.relation
    ) using list_adopted_calls.is_open;
  end loop;
end;
$$;

comment on function pgcalls.list_adopted_calls is
$$Put old calls on the list to be copied: open ones first, then the newest.

is_open: only those of the last 24 hours without an end, at most 1000 of a table, which
running agents still write to.$$;

revoke all on function pgcalls.list_adopted_calls
from public, anon, authenticated, service_role;
