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
using (client_id = (select voiceledger.whole_client_id()));

drop policy if exists sentiment_terms_select_service
on public.sentiment_terms;
create policy sentiment_terms_select_service
on public.sentiment_terms
for select
to service_role
using (true);

drop policy if exists sentiment_terms_insert_service
on public.sentiment_terms;
create policy sentiment_terms_insert_service
on public.sentiment_terms
for insert
to service_role
with check (true);

drop policy if exists sentiment_terms_update_service
on public.sentiment_terms;
create policy sentiment_terms_update_service
on public.sentiment_terms
for update
to service_role
using (true)
with check (true);

drop policy if exists sentiment_terms_delete_service
on public.sentiment_terms;
create policy sentiment_terms_delete_service
on public.sentiment_terms
for delete
to service_role
using (true);
