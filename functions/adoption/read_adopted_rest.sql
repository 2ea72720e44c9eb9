-- pgcalls.read_adopted_rest(is_trial): read the contacts, and what belongs to no call.

create or replace function pgcalls.read_adopted_rest(
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
  v_country text;
  v_source record;
begin
  truncate pgcalls_adopted.read_rows;

  if to_regclass('public.client_subscriptions') is not null then
    select c.default_country into v_country
    from public.client_subscriptions as c
    join pgcalls_adopted.adoption as a on a.client_id = c.client_id;
  end if;

  -- Dynamic, here and below, because the old tables and their keys differ.
  for v_source in
    select s.*
    from pgcalls_adopted.sources as s
    where s.kind in ('calls', 'messages', 'tool_calls')
    order by s.name
  loop
    execute format(
      $query$
      insert into pgcalls_adopted.read_rows (
        spot_table, spot, source, kind, row_key, row, reason
      )
      select
        o.tableoid,
        o.ctid,
        %1$L,
        'none',
        %2$s,
        case when not $1 then pgcalls.adopted_row(o) end,
        %3$L
      from %4$s as o
      where
        o.%5$I is null
        or (
          %6$L <> 'calls'
          and not exists (
            select
            from pgcalls_adopted.call_keys as k
            where k.dialect = %7$L and k.key = o.%5$I::text
          )
        )
      $query$,
      v_source.name,
      coalesce('o.' || quote_ident(v_source.id_column) || '::text', 'null'),
      case v_source.kind
        when 'calls' then 'the id is missing' else 'its call is not there'
      end,
      v_source.relation,
      v_source.key_column,
      v_source.kind,
      v_source.dialect
    ) using read_adopted_rest.is_trial;
  end loop;

  for v_source in
    select s.*
    from pgcalls_adopted.sources as s
    where s.kind = 'contacts'
    order by s.name
  loop
    execute format(
      $query$
      insert into pgcalls_adopted.read_rows (
        spot_table, spot, source, kind, row_key, id, doc, row, reason
      )
      select
        found.spot_table,
        found.spot,
        %1$L,
        'contacts',
        coalesce(found.row_key, found.doc ->> 'row_key'),
        (found.doc ->> 'id')::uuid,
        found.doc,
        case when not $2 then found.row end,
        found.doc ->> 'reason'
      from (
        select o.*, pgcalls.adopted_contact(o.row, $1) as doc
        from (
          select
            o.tableoid as spot_table,
            o.ctid as spot,
            %2$s as row_key,
            pgcalls.adopted_row(o) as row
          from %3$s as o
          offset 0
        ) as o
        offset 0
      ) as found
      $query$,
      v_source.name,
      coalesce('o.' || quote_ident(v_source.id_column) || '::text', 'null::text'),
      v_source.relation
    ) using v_country, read_adopted_rest.is_trial;
  end loop;
end;
$$;

comment on function pgcalls.read_adopted_rest is
$$Read the contacts, and the old rows that belong to no call, which must all be known.

is_trial: keep only what judging them needs. They go to pgcalls_adopted.read_rows.$$;

revoke all on function pgcalls.read_adopted_rest
from public, anon, authenticated, service_role;
