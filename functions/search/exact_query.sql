-- pgcalls.exact_query(word): query for one word as it stands in a search vector.

create or replace function pgcalls.exact_query(
  word text
)
returns tsquery
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    '''' || replace(replace(exact_query.word, '\', '\\'), '''', '''''') || ''''
  )::tsquery;
end;
$$;

comment on function pgcalls.exact_query is
'Query for one word as it stands in a search vector; null for null.';

revoke all on function pgcalls.exact_query
from public, anon, authenticated, service_role;
