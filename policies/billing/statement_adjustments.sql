-- public.statement_adjustments: a client reads its own; nobody changes one.

revoke all on public.statement_adjustments
from public, anon, authenticated, service_role;
grant select on public.statement_adjustments to authenticated, service_role;

drop policy if exists statement_adjustments_select_client
on public.statement_adjustments;
create policy statement_adjustments_select_client
on public.statement_adjustments
for select
to authenticated
using (client_id = (select pgcalls.whole_client_id()));

select pgcalls.let_service_role('statement_adjustments');
