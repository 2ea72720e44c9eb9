-- pgcalls.old_columns(name): what the columns of a view under an old name show.

create or replace function pgcalls.old_columns(
  name text
)
returns table (
  place integer,
  column_name text,
  type text,
  shown text,
  stored_as text,
  kept_as text[],
  bound_type text,
  names text,
  default_value text,
  is_generated boolean,
  is_numbered boolean
)
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_adoption record;
  v_source record;
  v_call_key text;
begin
  select a.* into v_adoption
  from pgcalls_adopted.adoption as a;

  select
    s.*,
    format('%I.%I', s.dialect, s.name)::regclass as store,
    case
      when s.dialect = 'callcenter' and s.kind = 'messages' then 'message_id'
      else 'id'
    end as key
  into v_source
  from pgcalls_adopted.sources as s
  where s.name = old_columns.name;

  -- What turns name their call by: what a foreign key says, else the one of their type.
  select a.attname::text into v_call_key
  from pgcalls_adopted.sources as calls
  join pg_catalog.pg_attribute as own
    on own.attrelid = v_source.relation and own.attname = v_source.key_column
  join pg_catalog.pg_attribute as a
    on a.attrelid = calls.relation
    and a.attname in ('id', 'session_id', 'conversation_id')
    and not a.attisdropped
  left join pg_catalog.pg_constraint as con
    on con.conrelid = own.attrelid
    and con.contype = 'f'
    and con.conkey = array[own.attnum]
    and con.confrelid = a.attrelid
    and con.confkey = array[a.attnum]
  where
    v_source.kind = 'messages'
    and calls.kind = 'calls'
    and calls.dialect = v_source.dialect
  order by con.oid is null, a.atttypid <> own.atttypid, a.attname = 'id'
  limit 1;

  return query
  with old as (
    select
      a.attnum::integer as place,
      a.attname::text as name,
      a.atttypid as type_id,
      t.typcategory as category,
      pgcalls.nullable_type(a.atttypid, a.atttypmod) as type,
      case
        when a.atttypmod >= 0 and t.typcategory in ('N', 'A')
          then format_type(a.atttypid, a.atttypmod)
      end as bound,
      a.attgenerated <> '' as is_generated,
      pg_get_expr(def.adbin, def.adrelid) as default_value,
      a.attidentity <> '' or exists (
        select
        from pg_catalog.pg_depend as dep
        join pg_catalog.pg_class as seq on seq.oid = dep.refobjid and seq.relkind = 'S'
        where dep.classid = 'pg_attrdef'::regclass and dep.objid = def.oid
      ) as is_numbered
    from pg_catalog.pg_attribute as a
    join pg_catalog.pg_type as t on t.oid = a.atttypid
    left join pg_catalog.pg_attrdef as def
      on def.adrelid = a.attrelid and def.adnum = a.attnum
    where a.attrelid = v_source.relation and a.attnum > 0 and not a.attisdropped
  ),

  matched as (
    select
      o.*,
      d.attname::text as stored,
      d.atttypid as stored_type_id,
      format_type(d.atttypid, null) as stored_type,
      dt.typcategory as stored_category,
      v_source.dialect = 'livekit'
      and o.name in ('job_id', 'agent_version', 'confidence', 'duration_ms')
        as is_key_of_metadata,
      case
        when o.name = 'metadata' then 'metadata'
        when o.name = v_source.id_column and o.name in ('id', 'message_id')
          then 'key'
        when o.name = v_source.key_column and v_call_key = 'id' then 'call'
        when o.name in ('updated_at', 'message_count') and d.attname is not null
          then 'live'
        when d.attname is null
          or o.name <> all (pgcalls.known_columns(v_source.dialect, v_source.kind))
          or o.name = 'message_id'
          then 'kept'
        -- Keys, and what calls are found by, are left to their indexes.
        when o.name in ('session_id', 'conversation_id')
          or (v_source.kind <> 'contacts' and o.name = v_source.time_column)
          or (v_source.kind = 'calls' and o.name in ('status', 'ended_at'))
          then 'live'
        when v_source.kind = 'messages' or o.name in ('created_at', 'updated_at')
          then 'as it was'
        else 'as it is'
      end as fate
    from old as o
    left join pg_catalog.pg_attribute as d
      on d.attrelid = v_source.store and d.attname = o.name
    left join pg_catalog.pg_type as dt on dt.oid = d.atttypid
  ),

  read as (
    select
      m.*,
      -- Of a JSON value, as a call in SQL.
      'pgcalls.value_as(%s, null::' || m.type
        || coalesce(', ' || quote_literal(m.bound), '') || ')::' || m.type as as_type
    from matched as m
  ),

  live as (
    select
      r.*,
      case
        -- Kept in the metadata under its own name, as it was given.
        when r.is_key_of_metadata
          then format(r.as_type, format('d.metadata -> %L', r.stored))
        when r.type_id = r.stored_type_id then format('d.%I', r.stored)
        -- Without its length, so that an index finds it.
        when r.type_id = 'varchar'::regtype and r.fate = 'live'
          then format('d.%I::varchar', r.stored)
        when r.type_id in ('int4'::regtype, 'int8'::regtype, 'float8'::regtype)
          and r.stored_category = 'N'
          then format('d.%I::%s', r.stored, r.type)
        when r.type_id in ('timestamp'::regtype, 'date'::regtype)
          and r.stored_type_id = 'timestamptz'::regtype
          then format('(d.%I at time zone ''UTC'')::%s', r.stored, r.type)
        else format(r.as_type, format('to_jsonb(d.%I)', r.stored))
      end as live
    from read as r
  )

  select
    l.place,
    l.name,
    l.type,
    case l.fate
      when 'key' then case
        when l.type_id = 'uuid'::regtype then format('d.%I', v_source.key)
        else format(
          'coalesce(%s, %s)',
          format(l.as_type, 'd.metadata -> ''legacy_id'''),
          format(l.as_type, format('to_jsonb(d.%I)', v_source.key))
        )
      end
      when 'call' then case
        when l.type_id = 'uuid'::regtype then 'd.user_session_id'
        else format(
          'coalesce(%s, %s)',
          format(l.as_type, 's.metadata -> ''legacy_id'''),
          format(l.as_type, 'to_jsonb(d.user_session_id)')
        )
      end
      when 'kept'
        then format(l.as_type, format('d.metadata -> %L', 'legacy_' || l.name))
      when 'live' then l.live
      when 'as it was' then format(
        'coalesce(%s, %s)',
        format(l.as_type, format('d.metadata -> %L', 'legacy_' || l.name)),
        l.live
      )
      when 'as it is' then format(
        'coalesce(%s, %s)',
        l.live,
        format(l.as_type, format('d.metadata -> %L', 'legacy_' || l.name))
      )
      else format(l.as_type, 'given.metadata')
    end,
    case
      when l.fate = 'key' and l.type_id = 'uuid'::regtype then v_source.key
      when l.fate in ('live', 'as it was', 'as it is') then l.stored
    end,
    case
      when l.fate = 'key' then '{legacy_id}'
      when l.is_key_of_metadata then array['legacy_' || l.name, l.name]
      else array['legacy_' || l.name]
    end,
    case
      when l.fate in ('live', 'as it was', 'as it is')
        and l.type_id <> l.stored_type_id
        and l.stored_category <> 'S'
        then l.stored_type
    end,
    case when l.fate in ('key', 'call') then l.fate end,
    case
      when l.is_numbered or (l.fate = 'key' and l.type_id = 'uuid'::regtype) then null
      -- The dialect's own, which is right in any time zone.
      when l.stored_type_id = 'timestamptz'::regtype and l.fate <> 'kept' then null
      else l.default_value
    end,
    l.is_generated,
    l.is_numbered and l.type_id in ('int2'::regtype, 'int4'::regtype, 'int8'::regtype)
  from live as l
  union all
  -- What the dialect has besides.
  select
    10000 + d.attnum,
    case when m.name is null then d.attname else 'pgcalls_' || d.attname end,
    format_type(d.atttypid, d.atttypmod),
    case d.attname
      when 'metadata' then 'given.metadata'
      else format('d.%I', d.attname)
    end,
    case when d.attname <> 'metadata' then d.attname::text end,
    null,
    null,
    null,
    -- What agents write under an old name, they write for this client.
    case d.attname
      when 'client_id' then quote_literal(v_adoption.client_id)
      when 'assistant_id' then quote_literal(v_adoption.assistant_id)
    end,
    false,
    false
  from pg_catalog.pg_attribute as d
  left join matched as m on m.name = d.attname
  where
    d.attrelid = v_source.store
    and d.attnum > 0
    and not d.attisdropped
    and (
      m.name is null
      or (d.attname = v_source.key and m.type_id <> 'uuid'::regtype)
      or d.attname in ('client_id', 'assistant_id')
    )
  order by 1;
end;
$$;

comment on function pgcalls.old_columns is
$$What the columns of a view under an old name show, in their order, and where they are.

name: of the old table, which is in pgcalls_adopted already. shown: as SQL over d, the
row of the dialect's view, s, the call of a turn, and given, its metadata. stored_as:
column of the dialect's view. kept_as: keys of the metadata that belong to the column;
the first has the value, or what stored_as cannot hold. bound_type: the type of
stored_as where it is another one than the column's. names: 'key' for what names the
row, 'call' for what names its call. is_numbered: the table numbers its rows by it.
Places from 10000 on: what the dialect has besides.$$;

revoke all on function pgcalls.old_columns
from public, anon, authenticated, service_role;
