-- public.audit_log: service_role reads it; nobody writes it directly.

revoke all on public.audit_log
from public, anon, authenticated, service_role;
grant select on public.audit_log to service_role;

select pgcalls.let_service_role('audit_log');
