-- public.follow_up_rules: a client reads its own rules; service_role keeps them.

revoke all on public.follow_up_rules
from public, anon, authenticated, service_role;
grant select on public.follow_up_rules to authenticated;
grant select, insert, update, delete on public.follow_up_rules to service_role;

drop policy if exists follow_up_rules_select_client
on public.follow_up_rules;
create policy follow_up_rules_select_client
on public.follow_up_rules
for select
to authenticated
using (client_id = (select pgcalls.whole_client_id()));

select pgcalls.let_service_role('follow_up_rules');
