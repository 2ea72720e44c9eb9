-- pgcalls.require_phone(number, client_id, name): the stored form of a number.

create or replace function pgcalls.require_phone(
  number text,
  client_id text,
  name text
)
returns text
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_number text := btrim(require_phone.number);
  v_country text;
  v_phone text;
begin
  if v_number is null then
    return null;
  end if;

  select c.default_country into v_country
  from public.client_subscriptions as c
  where c.client_id = require_phone.client_id;

  v_phone := pgcalls.stored_phone(v_number, v_country);

  if v_phone is null and not pgcalls.is_withheld(v_number) then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = format('%s is not a phone number', require_phone.name),
      hint = 'Pass E.164 such as +6491234567, or set the client''s default_country.';
  end if;

  return v_phone;
end;
$$;

comment on function pgcalls.require_phone is
$$The stored form of a phone number: E.164, or null when it is withheld.

Errors: 22023 when it is no phone number.$$;

revoke all on function pgcalls.require_phone
from public, anon, authenticated, service_role;
