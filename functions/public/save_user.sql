-- public.save_user(name, phone, email, client_id):
-- remember a caller by phone or e-mail address.

create or replace function public.save_user(
  name text default null,
  phone text default null,
  email text default null,
  client_id text default null
)
returns public.save_user_result
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return pgcalls.save_user(
    save_user.name,
    save_user.phone,
    save_user.email,
    save_user.client_id
  );
end;
$$;

comment on function public.save_user is
$$Remember a caller: insert a contact, or update the one of this phone or e-mail
address.

name: at most 500 bytes. phone: E.164, or national with the client's
default_country. email: an address. At least one of phone and email; the phone
decides who it is. client_id: for service_role, defaults to "default". A null leaves
what is stored.
Answers id, name, phone, email and created; to an agent only what it passed.
From the call-centre document.

Errors: 22023 a bad value, neither phone nor email, or an unknown client; 42501
neither agent nor service_role, or another client than the token's.$$;

revoke all on function public.save_user
from public, anon, authenticated, service_role;
grant execute on function public.save_user
to authenticated, service_role;
