-- pgcalls.remember_catalog(names): what the deployment that is going on has made.

create or replace function pgcalls.remember_catalog(
  names text[]
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
    split_part(e.object, '(', 1) = any (remember_catalog.names)
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
end;
$$;

comment on function pgcalls.remember_catalog is
$$Remember what the deployment that is going on has made, and nothing else.

names: as for catalog_state, the objects that it touched. The setting pgcalls.drift
holds what differed before, as rows of catalog_drift. Called by apply; doctor
compares.$$;

revoke all on function pgcalls.remember_catalog
from public, anon, authenticated, service_role;
