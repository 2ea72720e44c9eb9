-- pgcalls.add_text_mark(): where the turns of a client begin that are to be indexed.

create or replace function pgcalls.add_text_mark()
returns trigger
language plpgsql
volatile
-- definer because nobody else may write what is searched.
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  insert into pgcalls.text_marks (client_id)
  values (new.client_id)
  on conflict do nothing;

  return null;
end;
$$;

comment on function pgcalls.add_text_mark is
'Trigger function: give every new client its mark in text_marks.';

revoke all on function pgcalls.add_text_mark
from public, anon, authenticated, service_role;

create or replace trigger _601_add_text_mark
after insert on public.client_subscriptions
for each row
execute function pgcalls.add_text_mark();
