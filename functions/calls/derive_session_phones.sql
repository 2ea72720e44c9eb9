-- pgcalls.derive_session_phones(): phone numbers of a call.

create or replace function pgcalls.derive_session_phones()
returns trigger
language plpgsql
volatile
-- definer because the client's default country is not readable for every writer.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_address text;
begin
  -- Of a new call there is no old number: what it has is looked at.
  if new.business_number is distinct from old.business_number then
    if not pgcalls.is_sip_address(new.business_number) then
      new.business_number := pgcalls.require_phone(
        new.business_number, new.client_id, 'business_number'
      );
    end if;
  end if;

  if new.customer_number is distinct from old.customer_number then
    v_address := btrim(new.customer_number);

    if pgcalls.is_withheld(v_address) then
      new.customer_number := null;
    elsif not pgcalls.is_sip_address(v_address) then
      select pgcalls.stored_phone(v_address, c.default_country)
      into new.customer_number
      from public.client_subscriptions as c
      where c.client_id = new.client_id;

      if new.customer_number is null or v_address ~ '[@<]' then
        new.customer_address := pgcalls.fit(v_address, 500);
      end if;
    end if;
  end if;

  if new.user_phone is distinct from old.user_phone then
    new.user_phone := pgcalls.require_phone(
      new.user_phone, new.client_id, 'user_phone'
    );
  end if;

  -- The full form of a number is longer than a national one.
  if not new.is_legacy
    and (
      tg_op = 'INSERT'
      or (new.business_number, new.customer_number, new.customer_address)
      is distinct from (old.business_number, old.customer_number, old.customer_address)
    )
  then
    perform pgcalls.require_size(
      pgcalls.session_text_bytes(new), 'the text of the call', 8192
    );
  end if;

  return new;
end;
$$;

comment on function pgcalls.derive_session_phones is
$$Trigger function: phone numbers to E.164; a SIP address of a call stays as it is.

A caller's address that is no number goes to customer_address: whoever called, the call
is recorded.
Errors: 22023 when business_number or user_phone is none; PT413 when the texts of the
call are too large together.$$;

revoke all on function pgcalls.derive_session_phones
from public, anon, authenticated, service_role;

create or replace trigger _240_derive_session_phones
before insert or update on public.user_sessions
for each row
execute function pgcalls.derive_session_phones();
