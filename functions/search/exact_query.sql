-- pgcalls.exact_query(word): query for one word as it stands in a search vector.

create or replace function pgcalls.exact_query(
  word text
)
returns tsquery
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  return (
    '''' || replace(replace(exact_query.word, '\', '\\'), '''', '''''') || ''''
  )::tsquery;
end;
$$;

comment on function pgcalls.exact_query(text) is
'Query for one word as it stands in a search vector; null for null.';

revoke all on function pgcalls.exact_query(text)
from public, anon, authenticated, service_role;
