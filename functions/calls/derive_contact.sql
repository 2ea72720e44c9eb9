-- pgcalls.derive_contact(): phone number and e-mail address of a contact.

create or replace function pgcalls.derive_contact()
returns trigger
language plpgsql
volatile
-- definer because the client's default country is not readable for every writer.
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  new.phone := pgcalls.require_phone(new.phone, new.client_id, 'phone');
  new.email := pgcalls.require_email(new.email, 'email');

  if new.phone is null and new.email is null then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'phone and email are missing',
      hint = 'A withheld number is none; a contact is found again by its own.';
  end if;

  return new;
end;
$$;

comment on function pgcalls.derive_contact is
$$Trigger function: the phone number of a contact to E.164, its address to lower case.

Errors: 22023 when the number or the address is none, or both are missing.$$;

revoke all on function pgcalls.derive_contact
from public, anon, authenticated, service_role;

create or replace trigger _240_derive_contact
before insert or update of phone, email on public.contacts
for each row
when (
  new.phone !~ '^\+[1-9][0-9]{6,14}$'
  or new.email <> lower(replace(btrim(new.email), 'I', 'i'))
  or octet_length(new.email) <> length(new.email)
)
execute function pgcalls.derive_contact();
