-- pgcalls.stored_phone(number, country): the form a phone number is stored in.

create or replace function pgcalls.stored_phone(
  number text,
  country text
)
returns text
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return coalesce(
    pgcalls.normalize_phone(stored_phone.number, stored_phone.country),
    pgcalls.plausible_phone(stored_phone.number, stored_phone.country)
  );
end;
$$;

comment on function pgcalls.stored_phone is
$$The form a phone number is stored in: E.164, by its plan or at least plausible.

number, country: as in normalize_phone. Null when it is no number.$$;

revoke all on function pgcalls.stored_phone
from public, anon, authenticated, service_role;
