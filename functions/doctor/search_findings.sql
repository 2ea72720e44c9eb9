-- pgcalls.search_findings(): whether the search can use its indexes.

create or replace function pgcalls.search_findings()
returns setof public.doctor_finding
language plpgsql
volatile
-- definer because the search runs as the owner too, whom no policy keeps from an index.
security definer
set search_path = pg_catalog, pg_temp
set quote_all_identifiers = off
-- A small table is read faster without one.
set enable_seqscan = off
set enable_bitmapscan = on
as $$
declare
  v_search record;
  v_line text;
  v_is_indexed boolean;
begin
  for v_search in
    select s.nspname, s.relname, s.index_name
    from (
      values
      ('pgcalls', 'message_texts', 'idx_message_texts_content_tsv'),
      ('pgcalls', 'session_texts', 'idx_session_texts_content_tsv')
    ) as s (nspname, relname, index_name)
    -- What is missing altogether is told by installation_findings.
    join pg_catalog.pg_attribute as a
      on a.attrelid = to_regclass(format('%I.%I', s.nspname, s.relname))
      and a.attname = 'content_tsv'
      and not a.attisdropped
    -- The plan of many nodes is not that of each.
    where not pgcalls.is_spread()
  loop
    v_is_indexed := false;

    -- Dynamic because explain is no query.
    for v_line in
      execute format(
        'explain (costs off) select from %I.%I as t where t.content_tsv @@ %L::tsquery',
        v_search.nspname, v_search.relname, 'pgcalls'
      )
    loop
      v_is_indexed := v_is_indexed or position(v_search.index_name in v_line) > 0;
    end loop;

    if not v_is_indexed then
      return next row(
        'error',
        'the search reads every row: it does not use ' || v_search.index_name,
        format('table %I.%I', v_search.nspname, v_search.relname),
        coalesce(
          (
            select e.make
            from pgcalls_meta.expected as e
            where
              e.object = format('%I.%I', v_search.nspname, v_search.relname)
              and e.item = 'index ' || v_search.index_name
              and to_regclass(format('%I.%I', v_search.nspname, v_search.index_name))
              is null
          ),
          format('reindex index %I.%I;', v_search.nspname, v_search.index_name)
        )
      )::public.doctor_finding;
    end if;
  end loop;
end;
$$;

comment on function pgcalls.search_findings is
'For doctor: searches that would not use their index.';

revoke all on function pgcalls.search_findings
from public, anon, authenticated, service_role;
grant execute on function pgcalls.search_findings
to service_role;
