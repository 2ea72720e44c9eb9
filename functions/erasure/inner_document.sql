-- pgcalls.inner_document(content): the JSON that a text is.

create or replace function pgcalls.inner_document(
  content text
)
returns jsonb
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return case
    when inner_document.content ~ '^\s*[\[{"]' then inner_document.content::jsonb
  end;
exception
  when others then
    return null;
end;
$$;

comment on function pgcalls.inner_document is
$$A text that is itself JSON, as many results of tools are, as that; else null.$$;

revoke all on function pgcalls.inner_document
from public, anon, authenticated, service_role;
