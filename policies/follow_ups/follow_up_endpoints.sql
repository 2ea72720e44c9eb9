-- public.follow_up_endpoints: for service_role, which writes the secret and reads none.

revoke all on public.follow_up_endpoints
from public, anon, authenticated, service_role;
grant insert, update, delete on public.follow_up_endpoints to service_role;
grant select (
  client_id,
  kind,
  url,
  is_active,
  created_at
) on public.follow_up_endpoints to service_role;

select pgcalls.let_service_role('follow_up_endpoints');
