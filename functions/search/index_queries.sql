-- pgcalls.index_queries(query, client_id, until): a search, as the index answers it.

create or replace function pgcalls.index_queries(
  query tsquery,
  client_id text,
  until timestamptz
)
returns tsquery[]
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_until timestamptz := least(index_queries.until, now() + interval '1 hour');
  v_query tsquery := coalesce(
    index_queries.query
    && pgcalls.exact_query(left(' ' || index_queries.client_id, 500)),
    index_queries.query
  );
begin
  return array[
    v_query && (
      pgcalls.exact_query(pgcalls.search_week(v_until))
      || pgcalls.exact_query(pgcalls.search_week(v_until - interval '1 week'))
    ),
    v_query
  ];
end;
$$;

comment on function pgcalls.index_queries is
$$The queries of session_texts that find a search: its newest two weeks, then all.

Client and week are words of the vectors. client_id: null for all clients. until: null
for now.$$;

revoke all on function pgcalls.index_queries
from public, anon, authenticated, service_role;
