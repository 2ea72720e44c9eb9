-- public.erasures: service_role reads them, to keep them beside the backups.

revoke all on public.erasures
from public, anon, authenticated, service_role;
grant select on public.erasures to service_role;

select pgcalls.let_service_role('erasures');
