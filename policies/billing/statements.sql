-- public.statements: a client reads its own; nobody changes one.

revoke all on public.statements
from public, anon, authenticated, service_role;
grant select on public.statements to authenticated, service_role;

drop policy if exists statements_select_client
on public.statements;
create policy statements_select_client
on public.statements
for select
to authenticated
using (client_id = (select pgcalls.whole_client_id()));

select pgcalls.let_service_role('statements');
