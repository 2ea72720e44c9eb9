-- voiceledger.withdraw_adoption(tables): take the copies and the old names away again.

create or replace function voiceledger.withdraw_adoption(
  tables text[]
)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_name text;
  v_was_installed boolean;
begin
  -- The audit has a line for each call, not for its turns.
  perform set_config('voiceledger.adopting', 'on', true);

  select a.migrations <> '{}' into v_was_installed
  from voiceledger_adopted.adoption as a
  for update;

  create table if not exists voiceledger_adopted.written_since (
    table_name text not null,
    row jsonb not null,
    kept_at timestamptz not null default now()
  );
  comment on table voiceledger_adopted.written_since is
  'Rows that were written while the old tables were set aside, kept by adopt --undo.';

  insert into voiceledger_adopted.written_since (table_name, row)
  select s.table_name, s.stored
  from voiceledger.adoption_since() as s;

  -- Dynamic because which views there are is only known here.
  for v_name in
    select s.name
    from voiceledger_adopted.sources as s
    join pg_catalog.pg_class as c
      on c.relnamespace = 'public'::regnamespace
      and c.relname = s.name
      and c.relkind = 'v'
    where
      obj_description(c.oid, 'pg_class') like 'The old name of %voiceledger adopt.'
  loop
    execute format('drop view public.%I', v_name);
  end loop;

  if v_was_installed then
    delete from public.user_sessions as s
    using voiceledger_adopted.calls as c
    where s.id = c.id;

    delete from public.contacts as u
    using voiceledger_adopted.copied as c
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
              c.relnamespace = 'voiceledger'::regnamespace
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
    join voiceledger_adopted.sources as s
      on i.indexname = 'voiceledger_adopted_' || s.name
    where i.schemaname = 'voiceledger_adopted'
  loop
    execute format('drop index voiceledger_adopted.%I', v_name);
  end loop;

  drop table
    voiceledger_adopted.calls,
    voiceledger_adopted.call_keys,
    voiceledger_adopted.quarantine,
    voiceledger_adopted.copied,
    voiceledger_adopted.sources,
    voiceledger_adopted.adoption;
end;
$$;

comment on function voiceledger.withdraw_adoption(text[]) is
$$Take the copies of old rows, the views and the bookkeeping of an adoption away again.

tables: every public table of ours, emptied if the adoption has brought them. The rows
of adoption_since() are kept in voiceledger_adopted.written_since. The old tables are
in voiceledger_adopted still; whoever calls this moves them back.$$;

revoke all on function voiceledger.withdraw_adoption(text[])
from public, anon, authenticated, service_role;
