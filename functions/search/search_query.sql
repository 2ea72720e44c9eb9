-- pgcalls.search_query(query): what a search box says, for the search indexes.

create or replace function pgcalls.search_query(
  query text
)
returns tsquery
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_query tsquery;
begin
  if coalesce(btrim(search_query.query), '') = '' then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'query is missing',
      hint = 'Pass what to look for, as in a search engine.';
  end if;

  perform pgcalls.require_text(search_query.query, 'query', 1000);

  begin
    v_query := websearch_to_tsquery('pgcalls.multilingual', search_query.query);
  exception
    when internal_error then
      -- Postgres has room for 32 operators without an operand, such as "---...".
      raise exception using
        errcode = 'invalid_parameter_value',
        message = 'query has too many operators in a row',
        hint = 'Pass what to look for, as in a search engine.';
  end;

  -- Only stop words, or only what must not be there: nothing an index could find.
  return case when querytree(v_query) not in ('', 'T') then v_query end;
end;
$$;

comment on function pgcalls.search_query is
$$What a search box says, as a query of the search vectors; null when no word is left.

query: words, "phrases", or, -without. Errors: 22023 when it is missing, empty, longer
than 1,000 bytes, or has dozens of minus signs in a row.$$;

revoke all on function pgcalls.search_query
from public, anon, authenticated, service_role;
