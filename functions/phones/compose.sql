-- pgcalls.compose(content): the form in which two texts are compared.

create or replace function pgcalls.compose(
  content text
)
returns text
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if octet_length(compose.content) = length(compose.content) then
    return compose.content;
  end if;

  return pgcalls.ascii_digits(normalize(compose.content, nfkc));
end;
$$;

comment on function pgcalls.compose is
$$A text with its letters composed (NFKC), so that wide ones and special blanks are
plain, its digits in ASCII, and without what cannot be seen.$$;

revoke all on function pgcalls.compose
from public, anon, authenticated, service_role;
