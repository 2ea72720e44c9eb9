-- pgcalls.require_page_size(page_size, largest_page): refuse a page that nobody gets.

create or replace function pgcalls.require_page_size(
  page_size integer,
  largest_page integer
)
returns void
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if require_page_size.page_size not between 1 and require_page_size.largest_page then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'page_size is out of range',
      hint = format('Pass a number from 1 to %s.', require_page_size.largest_page);
  end if;
end;
$$;

comment on function pgcalls.require_page_size is
$$Refuse a page of no rows, or of more than are answered at once; null passes.

Errors: 22023.$$;

revoke all on function pgcalls.require_page_size
from public, anon, authenticated, service_role;
