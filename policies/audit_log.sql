-- public.audit_log: service_role reads it; nobody writes it directly.

revoke all on public.audit_log
from public, anon, authenticated, service_role;
grant select on public.audit_log to service_role;

drop policy if exists audit_log_select_service
on public.audit_log;
create policy audit_log_select_service
on public.audit_log
for select
to service_role
using (true);
