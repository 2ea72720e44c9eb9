-- pgcalls.label_or_null(value): a value that is one word, else null.

create or replace function pgcalls.label_or_null(
  value text
)
returns text
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return case
    when label_or_null.value ~ '^[A-Za-z][A-Za-z_-]{0,63}$' then label_or_null.value
  end;
end;
$$;

comment on function pgcalls.label_or_null is
$$A value that is a label, such as webCall or demo_scheduled, else null: sentences and
numbers may be somebody's.$$;

revoke all on function pgcalls.label_or_null
from public, anon, authenticated, service_role;
