-- pgcalls.adopted_row(value): a row of an old table as JSON, whatever is in it.

create or replace function pgcalls.adopted_row(
  value anyelement
)
returns jsonb
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return to_jsonb(adopted_row.value);
exception
  -- A column of type json may hold what jsonb cannot: \u0000, or a number too large.
  when data_exception or program_limit_exceeded then
    return jsonb_build_object('unreadable_row', adopted_row.value::text);
end;
$$;

comment on function pgcalls.adopted_row is
$$A row of an old table as JSON; {"unreadable_row": text} where that is not possible.

value: the row.$$;

revoke all on function pgcalls.adopted_row
from public, anon, authenticated, service_role;
