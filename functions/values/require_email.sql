-- pgcalls.require_email(email, name): an e-mail address in lower case.

create or replace function pgcalls.require_email(
  email text,
  name text
)
returns text
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_email text := pgcalls.fold_email(require_email.email);
begin
  if v_email !~ '^[^[:space:]@]+@[^[:space:]@]+$' or octet_length(v_email) > 320 then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = format('%s is not an e-mail address', require_email.name),
      hint = 'Pass an address such as ada@example.com, or null.';
  end if;

  return v_email;
end;
$$;

comment on function pgcalls.require_email is
$$An e-mail address in lower case; null for null.

Errors: 22023 when it is none.$$;

revoke all on function pgcalls.require_email
from public, anon, authenticated, service_role;
