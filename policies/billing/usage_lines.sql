-- public.usage_lines: holds margins, so only service_role reads it. log_usage writes.

revoke all on public.usage_lines
from public, anon, authenticated, service_role;
grant select, delete on public.usage_lines to service_role;

select pgcalls.let_service_role('usage_lines');
