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
  problem text
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
        when t.relname in ('conversation_sessions', 'conversation_messages')
          then case when not 'client_id' = any (t.columns) then 'tracker' end
        when t.relname = 'tool_calls'
          then case
            when t.columns @> '{session_id,tool_name}'
              and not 'client_id' = any (t.columns)
              then 'livekit'
          end
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
    format_type(key.atttypid, null),
    case
      when r.kind <> 'messages' then null
      when 'message' = any (r.columns) then 'message'
      else 'content'
    end,
    case
      when r.kind = 'calls' and 'session_start' = any (r.columns) then 'session_start'
      when r.kind = 'calls' then 'started_at'
      when 'timestamp' = any (r.columns) then 'timestamp'
      when 'created_at' = any (r.columns) then 'created_at'
    end,
    case
      when not pg_has_role(c.relowner, 'usage')
        then format('this role does not own public.%I', r.relname)
      when c.relforcerowsecurity and not (me.rolsuper or me.rolbypassrls)
        then format(
          'public.%I has FORCE ROW LEVEL SECURITY, which hides rows', r.relname
        )
      else (
        select format(
          '%s refers to public.%I', con.conrelid::regclass, r.relname
        )
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
    end
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
calls, what they are found by. problem: why the table cannot be taken over as it is.$$;

revoke all on function pgcalls.adoptable_tables
from public, anon, authenticated, service_role;
