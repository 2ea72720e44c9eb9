-- public.usage_lines: holds margins, so only service_role reads it. log_usage writes.

revoke all on public.usage_lines
from public, anon, authenticated, service_role;
grant select, delete on public.usage_lines to service_role;

drop policy if exists usage_lines_select_service
on public.usage_lines;
create policy usage_lines_select_service
on public.usage_lines
for select
to service_role
using (true);

drop policy if exists usage_lines_delete_service
on public.usage_lines;
create policy usage_lines_delete_service
on public.usage_lines
for delete
to service_role
using (true);
