-- pgcalls.make_adoption_tables(...): the bookkeeping of an adoption.

create or replace function pgcalls.make_adoption_tables(
  place text,
  client_id text,
  assistant_id uuid,
  migrations text[],
  had_turns boolean
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_kept record;
begin
  create table pgcalls_adopted.adoption (
    client_id text not null,
    assistant_id uuid not null,
    -- Those of pgcalls that were there before: undo takes back what was not.
    migrations text[] not null,
    had_turns boolean not null,
    phase text not null default 'open',
    started_at timestamptz not null default now(),
    finished_at timestamptz
  );
  create table pgcalls_adopted.sources (
    name text primary key,
    relation regclass not null,
    dialect text not null,
    kind text not null,
    id_column text,
    key_column text,
    key_type text,
    content_column text,
    time_column text,
    -- A view of ours has taken the name.
    has_view boolean not null default false,
    sequences text[] not null default '{}',
    copied bigint not null default 0,
    quarantined bigint not null default 0
  );
  create table pgcalls_adopted.calls (
    n bigint generated always as identity primary key,
    source text not null,
    row_key text not null,
    state text not null default 'pending',
    id uuid,
    message_count bigint,
    copied_at timestamptz
  );
  -- A key may be too long for an index.
  create unique index on pgcalls_adopted.calls (source, md5(row_key));
  create index on pgcalls_adopted.calls (n) where state = 'pending';
  create index on pgcalls_adopted.calls (id);
  create table pgcalls_adopted.call_keys (
    dialect text not null,
    key text not null,
    n bigint not null,
    primary key (dialect, key)
  );
  create index on pgcalls_adopted.call_keys (n);
  create table pgcalls_adopted.quarantine (
    n bigint generated always as identity primary key,
    source_table text not null,
    row_key text,
    row jsonb not null,
    reason text not null,
    quarantined_at timestamptz not null default now()
  );
  create table pgcalls_adopted.copied (
    name text not null,
    id uuid not null,
    primary key (name, id)
  );

  comment on table pgcalls_adopted.quarantine is
  'Old rows that break a rule, as they were, and which rule it is.';

  -- What a step has read; the order of rows is n, then their time, then their spot.
  create unlogged table pgcalls_adopted.read_calls (
    place bigint generated always as identity primary key,
    n bigint not null,
    source text not null,
    dialect text not null,
    row_key text not null,
    id uuid,
    session_id text,
    -- The same where it is a uuid, which may then be the id of another call.
    session_uuid uuid generated always as (
      case when pgcalls.is_uuid(session_id) then session_id::uuid end
    ) stored,
    call_id uuid,
    keys text[] not null,
    -- What a turn needs to know of its call.
    call jsonb not null,
    doc jsonb,
    row jsonb,
    reason text
  );
  create index on pgcalls_adopted.read_calls (n);
  create index on pgcalls_adopted.read_calls (id);
  create index on pgcalls_adopted.read_calls (session_id);
  create index on pgcalls_adopted.read_calls (call_id);
  create unlogged table pgcalls_adopted.read_rows (
    spot_table oid not null,
    spot tid not null,
    n bigint,
    source text not null,
    kind text not null,
    row_key text,
    id uuid,
    tool_call_id text,
    created_at timestamptz,
    sort_key text collate "C",
    doc jsonb,
    row jsonb,
    reason text,
    primary key (spot_table, spot)
  );

  insert into pgcalls_adopted.adoption (client_id, assistant_id, migrations, had_turns)
  values (
    make_adoption_tables.client_id,
    make_adoption_tables.assistant_id,
    make_adoption_tables.migrations,
    make_adoption_tables.had_turns
  );

  insert into pgcalls_adopted.sources (
    name, relation, dialect, kind, id_column, key_column, key_type, content_column,
    time_column
  )
  select
    t.name,
    format('%I.%I', make_adoption_tables.place, t.name)::regclass,
    t.dialect,
    t.kind,
    t.id_column,
    t.key_column,
    t.key_type,
    t.content_column,
    t.time_column
  from pgcalls.adoptable_tables(make_adoption_tables.place) as t;

  -- What is there already, under one name whether pgcalls is installed, in an older
  -- version, or not at all. Dynamic because columns may be missing.
  for v_kept in
    select
      k.name,
      string_agg(
        case
          when a.attname is not null then format('t.%I', c.name)
          when c.name = 'client_id' then '''default''::text'
          else format('null::%s', c.type)
        end || format(' as %I', c.name),
        ', '
      ) as columns,
      case
        when t.oid is null then '(select) as t where false'
        else format('public.%I as t', k.name)
      end as place
    from (
      values
      ('user_sessions', '{id,client_id,session_id,call_id}'::text[]),
      ('conversation_messages', '{id}'),
      ('tool_calls', '{id}'),
      ('contacts', '{id,client_id,phone,email}')
    ) as k (name, columns)
    left join pg_catalog.pg_class as t
      on t.oid = to_regclass('public.' || k.name)
      and t.oid not in (select s.relation from pgcalls_adopted.sources as s)
    cross join lateral (
      select
        n.name,
        case when n.name in ('id', 'call_id') then 'uuid' else 'text' end as type
      from unnest(k.columns) as n (name)
    ) as c
    left join pg_catalog.pg_attribute as a
      on a.attrelid = t.oid and a.attname = c.name and not a.attisdropped
    group by k.name, t.oid
  loop
    execute format(
      'create view pgcalls_adopted.%I as select %s from %s',
      'kept_' || v_kept.name, v_kept.columns, v_kept.place
    );
  end loop;
end;
$$;

comment on function pgcalls.make_adoption_tables is
$$Make the bookkeeping of an adoption, in the schema pgcalls_adopted.

place: the schema the old tables are in: public for a plan, pgcalls_adopted once they
are set aside. client_id, assistant_id: whose the rows become. migrations: those of
pgcalls that were there before; had_turns: and whether it had turns.$$;

revoke all on function pgcalls.make_adoption_tables
from public, anon, authenticated, service_role;
