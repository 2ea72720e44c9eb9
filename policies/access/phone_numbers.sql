-- public.phone_numbers: a client reads its own numbers.

revoke all on public.phone_numbers
from public, anon, authenticated, service_role;
grant select on public.phone_numbers to authenticated;
grant select, insert, update, delete on public.phone_numbers to service_role;

drop policy if exists phone_numbers_select_client
on public.phone_numbers;
create policy phone_numbers_select_client
on public.phone_numbers
for select
to authenticated
using (client_id = (select pgcalls.whole_client_id()));

select pgcalls.let_service_role('phone_numbers');
