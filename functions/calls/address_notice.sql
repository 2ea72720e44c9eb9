-- pgcalls.address_notice(address): what became of a caller's number that is none.

create or replace function pgcalls.address_notice(
  address text
)
returns jsonb
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return case
    when address_notice.address is null then '[]'::jsonb
    else jsonb_build_array(
      jsonb_build_object(
        'code', 'kept_as_address',
        'argument', 'customer_number',
        'reason', 'customer_number is not written as a phone number; '
          'a national one needs the default_country of its client'
      )
    )
  end;
end;
$$;

comment on function pgcalls.address_notice is
$$The notice of a customer_number that went to customer_address, in an array.

address: customer_address of the call; an empty array where it is null.$$;

revoke all on function pgcalls.address_notice
from public, anon, authenticated, service_role;
