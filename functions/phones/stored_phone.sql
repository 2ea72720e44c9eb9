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
declare
  v_user text := pgcalls.address_user(stored_phone.number);
  v_number text := coalesce(v_user, stored_phone.number);
begin
  if pgcalls.is_withheld(stored_phone.number) then
    return null;
  end if;

  return coalesce(
    -- Before a host the plus is often left out.
    case
      when v_user <> stored_phone.number and v_user ~ '^[1-9][0-9]{6,14}$'
        then pgcalls.normalize_phone('+' || v_user, null)
    end,
    pgcalls.normalize_phone(v_number, stored_phone.country),
    pgcalls.plausible_phone(v_number, stored_phone.country)
  );
end;
$$;

comment on function pgcalls.stored_phone is
$$The form a phone number is stored in: E.164, by its plan or at least plausible.

number: as in normalize_phone, or a SIP address or tel URI of one. country: as there.
Null when it is no number, or a placeholder for one that is withheld.$$;

revoke all on function pgcalls.stored_phone
from public, anon, authenticated, service_role;
