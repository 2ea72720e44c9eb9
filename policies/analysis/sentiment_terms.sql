-- public.sentiment_terms: a client reads its own lexicons; service_role keeps them.

revoke all on public.sentiment_terms
from public, anon, authenticated, service_role;
grant select on public.sentiment_terms to authenticated;
grant select, insert, update, delete on public.sentiment_terms to service_role;

drop policy if exists sentiment_terms_select_client
on public.sentiment_terms;
create policy sentiment_terms_select_client
on public.sentiment_terms
for select
to authenticated
using (client_id = (select pgcalls.whole_client_id()));

select pgcalls.let_service_role('sentiment_terms');
