-- pgcalls.adoptable_tables(schema_name): tables of other systems.

create or replace function pgcalls.adoptable_tables(
  schema_name text
)
returns table (
  name text,
  dialect text,
  kind text,
  id_column text,
  key_column text,
  key_type text,
  content_column text,
  time_column text,
  problem text,
  can_be_forced boolean
)
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return query
  with there as (
    select
      c.oid,
      c.relname::text as relname,
      c.relkind,
      array_agg(a.attname::text) as columns
    from pg_catalog.pg_class as c
    join pg_catalog.pg_attribute as a
      on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where
      c.relnamespace = to_regnamespace(quote_ident(adoptable_tables.schema_name))
      and c.relkind in ('r', 'p', 'v')
      and c.relname in (
        'conversation_sessions', 'conversation_messages', 'sessions', 'conversations',
        'tool_calls', 'session_summaries', 'messages', 'users'
      )
    group by c.oid
  ),

  recognised as (
    select
      t.*,
      case
        when t.relname = 'session_summaries' and t.relkind = 'v'
          then case when not t.columns @> '{client_id,cost_total}' then 'livekit' end
        when t.relkind = 'v' then null
        when 'client_id' = any (t.columns) and t.relname in (
          'conversation_sessions', 'conversation_messages', 'tool_calls'
        ) then null
        when t.relname = 'conversation_sessions' and t.columns @> '{id}'
          then 'tracker'
        when t.relname = 'conversation_messages'
          and t.columns @> '{session_id,role,content}'
          then 'tracker'
        when t.relname = 'tool_calls' and t.columns @> '{session_id,tool_name}'
          then 'livekit'
        when t.relname = 'sessions' and t.columns @> '{id,started_at}'
          and t.columns && '{room_id,participant_id,job_id,demo_scheduled}'
          then 'livekit'
        when t.relname = 'conversations' and t.columns @> '{role,session_id}'
          and t.columns && '{message,content}'
          then 'livekit'
        when t.relname = 'conversations' and t.columns @> '{conversation_id,status}'
          and not 'role' = any (t.columns)
          then 'callcenter'
        when t.relname = 'messages'
          and t.columns @> '{conversation_id,role,content}'
          then 'callcenter'
        when t.relname = 'users' and t.columns @> '{phone}' then 'callcenter'
      end as dialect,
      case
        when t.relname = 'session_summaries' then 'view'
        when t.relname in ('conversation_sessions', 'sessions') then 'calls'
        when t.relname = 'conversations' and not 'role' = any (t.columns) then 'calls'
        when t.relname = 'users' then 'contacts'
        when t.relname = 'tool_calls' then 'tool_calls'
        else 'messages'
      end as kind
    from there as t
  )

  select
    r.relname,
    r.dialect,
    r.kind,
    id.attname::text,
    key.attname::text,
    format_type(typed.oid, null),
    case
      when r.kind <> 'messages' then null
      when 'message' = any (r.columns) then 'message'
      else 'content'
    end,
    case
      when r.kind = 'calls' and 'session_start' = any (r.columns) then 'session_start'
      when r.kind = 'calls' and 'started_at' = any (r.columns) then 'started_at'
      when 'timestamp' = any (r.columns) then 'timestamp'
      when 'created_at' = any (r.columns) then 'created_at'
    end,
    trouble.problem,
    trouble.can_be_forced
  from recognised as r
  join pg_catalog.pg_class as c on c.oid = r.oid
  join pg_catalog.pg_roles as me on me.rolname = current_user
  left join pg_catalog.pg_attribute as id
    on id.attrelid = r.oid
    and id.attname = case
      when 'id' = any (r.columns) then 'id'
      when 'message_id' = any (r.columns) then 'message_id'
      when r.kind = 'calls' and 'conversation_id' = any (r.columns)
        then 'conversation_id'
    end
  left join pg_catalog.pg_attribute as key
    on key.attrelid = r.oid
    and key.attname = case
      when r.kind = 'calls' then id.attname
      when r.kind in ('messages', 'tool_calls') and r.dialect = 'callcenter'
        then 'conversation_id'
      when r.kind in ('messages', 'tool_calls') then 'session_id'
    end
  left join lateral (
    select t.oid
    from pg_catalog.pg_type as t
    where
      t.oid = key.atttypid
      and t.oid in (
        'uuid'::regtype, 'bigint'::regtype, 'integer'::regtype, 'smallint'::regtype,
        'text'::regtype, 'varchar'::regtype
      )
  ) as typed on true
  left join lateral (
    select *
    from (
      select
        1 as place,
        format('this role does not own public.%I', r.relname) as problem,
        false as can_be_forced
      where not pg_has_role(c.relowner, 'usage')
      union all
      select
        2,
        format('public.%I has FORCE ROW LEVEL SECURITY, which hides rows', r.relname),
        false
      where c.relforcerowsecurity and not (me.rolsuper or me.rolbypassrls)
      union all
      (
        select
          3, format('%s refers to public.%I', con.conrelid::regclass, r.relname), true
        from pg_catalog.pg_constraint as con
        where
          con.confrelid = r.oid
          and con.contype = 'f'
          and con.conrelid not in (
            select other.oid from recognised as other where other.dialect is not null
          )
        order by con.conname
        limit 1
      )
    ) as found
    order by found.place
    limit 1
  ) as trouble on true
  where
    r.dialect is not null
    -- Turns alone are of no system; the two whose names pgcalls takes still are.
    and (
      r.kind = 'calls'
      or r.relname in ('conversation_messages', 'tool_calls')
      or exists (
        select from recognised as calls
        where calls.kind = 'calls' and calls.dialect = r.dialect
      )
    )
  order by r.dialect, r.kind, r.relname;
end;
$$;

comment on function pgcalls.adoptable_tables is
$$Tables of other systems that adopt can take over, recognised by their columns.

schema_name: where to look: public, or after they were set aside pgcalls_adopted.
dialect: tracker, livekit or callcenter. kind: calls, messages, tool_calls, contacts, or
view for one that only has to make room. key_column: what a turn names its call by; of
calls, what they are found by; key_type is null when only its text can be compared.
problem: why the table cannot be taken over as it is; can_be_forced: unless forced.$$;

revoke all on function pgcalls.adoptable_tables
from public, anon, authenticated, service_role;
