-- pgcalls.ranking_query(query): a query that takes little time on a long text.

create or replace function pgcalls.ranking_query(
  query tsquery
)
returns tsquery
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  -- Three words, and what stands between them.
  if numnode(ranking_query.query) <= 5 then
    return ranking_query.query;
  end if;

  return (
    select string_agg(distinct w.word[1], ' | ')::tsquery
    from regexp_matches(
      ranking_query.query::text, '(''(?:[^'']|'''')+'')', 'g'
    ) as w (word)
  );
end;
$$;

comment on function pgcalls.ranking_query is
$$A query for the rank and the highlights of texts that were found already.

To tell how near to each other all words stand, Postgres compares every place of each
with every place of every other: of more than three words, any counts by itself.$$;

revoke all on function pgcalls.ranking_query
from public, anon, authenticated, service_role;
