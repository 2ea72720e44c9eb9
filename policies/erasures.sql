-- public.erasures: service_role reads them, to keep them beside the backups.

revoke all on public.erasures
from public, anon, authenticated, service_role;
grant select on public.erasures to service_role;

drop policy if exists erasures_select_service
on public.erasures;
create policy erasures_select_service
on public.erasures
for select
to service_role
using (true);
