-- pgcalls.remember_catalog(names, clean): what the deployment going on has made.

create or replace function pgcalls.remember_catalog(
  names text[],
  clean jsonb default null
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_place text := pgcalls.catalog_place();
  v_drift jsonb := coalesce(
    nullif(current_setting('pgcalls.drift', true), ''), '[]'
  )::jsonb;
  v_kept jsonb;
begin
  -- What differed before and is the same now was not made by the deployment: it stays
  -- what it is, a difference.
  select coalesce(jsonb_agg(concat_ws(' ', d.kind, d.object, d.item)), '[]')
  into v_kept
  from jsonb_to_recordset(v_drift) as d (kind text, object text, item text, exact text)
  left join pgcalls.catalog_state(remember_catalog.names) as s
    on s.kind = d.kind and s.object = d.object and s.item = d.item
  where s.exact is not distinct from d.exact;

  delete from pgcalls_meta.expected as e
  where
    (
      remember_catalog.names is null
      or split_part(e.object, '(', 1) = any (remember_catalog.names)
    )
    and not v_kept ? concat_ws(' ', e.kind, e.object, e.item);

  insert into pgcalls_meta.expected (kind, object, item, value, exact, place, make)
  select
    s.kind,
    s.object,
    s.item,
    s.value,
    s.exact,
    v_place,
    s.make
  from pgcalls.catalog_state(remember_catalog.names) as s
  where not v_kept ? concat_ws(' ', s.kind, s.object, s.item);

  if remember_catalog.clean is null then
    return;
  end if;

  delete from pgcalls_meta.expected as e
  where
    (
      remember_catalog.names is null
      or split_part(e.object, '(', 1) = any (remember_catalog.names)
    )
    and not exists (
      select
      from jsonb_to_recordset(remember_catalog.clean)
        as c (kind text, object text, item text)
      where c.kind = e.kind and c.object = e.object and c.item = e.item
    );

  insert into pgcalls_meta.expected as e (kind, object, item, value, exact, place, make)
  select
    c.kind,
    c.object,
    c.item,
    c.value,
    '',
    'nowhere: word for word it is not known',
    c.make
  from jsonb_to_recordset(remember_catalog.clean)
    as c (kind text, object text, item text, value text, make text)
  on conflict on constraint expected_pkey do update
    set
      value = excluded.value,
      exact = excluded.exact,
      place = excluded.place,
      make = excluded.make
    where e.value <> excluded.value;
end;
$$;

comment on function pgcalls.remember_catalog is
$$Remember what the deployment that is going on has made, and nothing else.

names: as for catalog_state, the objects that it touched. The setting pgcalls.drift
holds what differed before, as rows of catalog_drift. clean: where something did, what
the release makes of these objects in an empty database, which is then what is expected.
Called by apply; doctor compares.$$;

revoke all on function pgcalls.remember_catalog
from public, anon, authenticated, service_role;
