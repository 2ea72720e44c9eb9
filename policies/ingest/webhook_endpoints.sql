-- public.webhook_endpoints: for service_role, which writes the secrets and reads none.

revoke all on public.webhook_endpoints
from public, anon, authenticated, service_role;
grant insert, update, delete on public.webhook_endpoints to service_role;
grant select (
  client_id,
  id,
  provider,
  assistant_id,
  header,
  active,
  created_at
) on public.webhook_endpoints to service_role;

select pgcalls.let_service_role('webhook_endpoints');
