-- callcenter.users: the contacts, as the call-centre document names them.

create or replace view callcenter.users
with (security_invoker = true) as
select
  c.id,
  c.name,
  c.phone,
  c.email,
  c.metadata,
  c.created_at,
  c.updated_at,
  c.client_id
from public.contacts as c;

comment on view callcenter.users is
$$The contacts, as the call-centre document names them.

Insert, update and delete as service_role; save_user finds a contact that is there.$$;

revoke all on callcenter.users
from public, anon, authenticated, service_role;
grant select on callcenter.users to authenticated;
grant select, insert, update, delete on callcenter.users to service_role;
