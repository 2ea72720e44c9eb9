-- pgcalls.read_adopted_rows(places, is_trial): read what belongs to old calls.

create or replace function pgcalls.read_adopted_rows(
  places bigint[],
  is_trial boolean
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
  v_keys text[];
begin
  truncate pgcalls_adopted.read_rows;

  for v_source in
    select
      s.*,
      case s.key_type
        when 'bigint' then 9223372036854775807
        when 'integer' then 2147483647
        when 'smallint' then 32767
      end as largest_key
    from pgcalls_adopted.sources as s
    where
      s.kind in ('messages', 'tool_calls')
      and s.dialect in (select r.dialect from pgcalls_adopted.read_calls as r)
    order by s.name
  loop
    -- Those that the column can hold, so that its index finds them.
    v_keys := array(
      select k.key
      from pgcalls_adopted.call_keys as k
      where
        k.n = any (read_adopted_rows.places)
        and k.dialect = v_source.dialect
        and case
          when v_source.key_type = 'uuid' then pgcalls.is_uuid(k.key)
          when v_source.largest_key is null then true
          when k.key ~ '^-?[0-9]{1,19}$'
            then k.key::numeric between -v_source.largest_key and v_source.largest_key
          else false
        end
    );

    -- Dynamic because the old tables and their keys differ. Each call is looked up by
    -- its place: without statistics a join would compare every turn with every call.
    execute format(
      $query$
      insert into pgcalls_adopted.read_rows (
        spot_table, spot, n, source, kind, row_key, id, tool_call_id, created_at,
        sort_key, doc, row, reason
      )
      select
        found.spot_table,
        found.spot,
        found.n,
        %1$L,
        %2$L,
        coalesce(found.row_key, found.doc ->> 'row_key'),
        (found.doc ->> 'id')::uuid,
        found.doc ->> 'tool_call_id',
        (found.doc ->> 'created_at')::timestamptz,
        found.doc ->> 'sort_key',
        case when not $2 then found.doc end,
        case when not $2 then found.row end,
        case
          when found.is_refused then 'its call is in quarantine'
          else found.doc ->> 'reason'
        end
      from (
        select o.*, %3$s as doc
        from (
          select
            o.tableoid as spot_table,
            o.ctid as spot,
            k.n,
            c.call,
            c.is_refused,
            %4$s as row_key,
            pgcalls.adopted_row(o) as row
          from %5$s as o
          join pgcalls_adopted.call_keys as k
            on k.dialect = %6$L and k.key = o.%7$I::text
          cross join lateral (
            select r.call, r.reason is not null as is_refused
            from pgcalls_adopted.read_calls as r
            where r.n = k.n
            order by r.reason is not null, r.place
            limit 1
          ) as c
          where %8$s
          offset 0
        ) as o
        offset 0
      ) as found
      $query$,
      v_source.name,
      v_source.kind,
      case v_source.kind
        when 'messages'
          then format('pgcalls.adopted_message(%L, o.row, o.call)', v_source.dialect)
        else 'pgcalls.adopted_tool_call(o.row, o.call)'
      end,
      coalesce('o.' || quote_ident(v_source.id_column) || '::text', 'null::text'),
      v_source.relation,
      v_source.dialect,
      v_source.key_column,
      case
        when read_adopted_rows.places is null then 'true'
        when v_source.key_type is null
          then format('o.%I::text = any ($1)', v_source.key_column)
        else format('o.%I = any ($1::%s[])', v_source.key_column, v_source.key_type)
      end
    ) using v_keys, read_adopted_rows.is_trial;
  end loop;
end;
$$;

comment on function pgcalls.read_adopted_rows is
$$Read the turns and tool calls of old calls, each with the reason why it is none.

places: the places of the calls on the list pgcalls_adopted.calls; null for all.
is_trial: keep only what judging them needs. They go to pgcalls_adopted.read_rows.$$;

revoke all on function pgcalls.read_adopted_rows
from public, anon, authenticated, service_role;
