-- pgcalls.withdraw_adoption(tables): take the copies and the old names away again.

create or replace function pgcalls.withdraw_adoption(
  tables text[]
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_name text;
  v_was_installed boolean;
begin
  -- The audit has a line for each call, not for its turns.
  perform pgcalls.set_everywhere('pgcalls.adopting', 'on');

  select a.migrations <> '{}' into v_was_installed
  from pgcalls_adopted.adoption as a
  for update;

  create table if not exists pgcalls_adopted.written_since (
    table_name text not null,
    row jsonb not null,
    kept_at timestamptz not null default now()
  );
  comment on table pgcalls_adopted.written_since is
  'Rows that were written while the old tables were set aside, kept by adopt --undo.';

  insert into pgcalls_adopted.written_since (table_name, row)
  select s.table_name, s.stored
  from pgcalls.adoption_since() as s;

  -- Dynamic because which views there are is only known here.
  for v_name in
    select s.name
    from pgcalls_adopted.sources as s
    where s.has_view
  loop
    execute format('drop view public.%I', v_name);
  end loop;

  for v_name in
    select n.name
    from pgcalls_adopted.sources as s
    cross join lateral unnest(s.sequences) as n (name)
  loop
    execute format('drop sequence %s', v_name);
  end loop;

  if v_was_installed then
    delete from public.user_sessions as s
    using pgcalls_adopted.calls as c
    where s.id = c.id;

    delete from public.contacts as u
    using pgcalls_adopted.copied as c
    where c.name = 'contacts' and u.id = c.id;
  else
    -- So that the migrations have nothing left to refuse. The private tables are those
    -- that repeat, or add to, the rows of a client.
    execute format(
      'truncate %s',
      (
        select string_agg(c.oid::regclass::text, ', ')
        from pg_catalog.pg_class as c
        where
          c.relkind = 'r'
          and (
            (
              c.relnamespace = 'public'::regnamespace
              and c.relname = any (withdraw_adoption.tables)
              -- Append-only; the migrations drop it as it is.
              and c.relname <> 'audit_log'
            )
            or (
              c.relnamespace = 'pgcalls'::regnamespace
              and exists (
                select
                from pg_catalog.pg_attribute as a
                where a.attrelid = c.oid and a.attname = 'client_id'
              )
            )
          )
      )
    );
  end if;

  -- The index that finding the turns of a call needed.
  for v_name in
    select i.indexname
    from pg_catalog.pg_indexes as i
    join pgcalls_adopted.sources as s
      on i.indexname = 'pgcalls_adopted_' || s.name
    where i.schemaname = 'pgcalls_adopted'
  loop
    execute format('drop index pgcalls_adopted.%I', v_name);
  end loop;

  perform pgcalls.drop_adoption_tables();
end;
$$;

comment on function pgcalls.withdraw_adoption is
$$Take the copies of old rows, the views and the bookkeeping of an adoption away again.

tables: every public table of ours, emptied if the adoption has brought them. The rows
of adoption_since() are kept in pgcalls_adopted.written_since. The old tables are
in pgcalls_adopted still; whoever calls this moves them back.$$;

revoke all on function pgcalls.withdraw_adoption
from public, anon, authenticated, service_role;
