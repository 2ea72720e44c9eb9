-- pgcalls.keep_identity(): what a row is and whose it is never changes.

create or replace function pgcalls.keep_identity()
returns trigger
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception using
    errcode = 'insufficient_privilege',
    message = 'the keys of a row never change',
    hint = 'Insert a new row instead.';
end;
$$;

comment on function pgcalls.keep_identity is
$$Trigger function: refuse to change id, client, or the call a turn belongs to.

A trigger and not a missing grant, because an upsert through PostgREST sets every
column it names, also to what it was.
Errors: 42501.$$;

revoke all on function pgcalls.keep_identity
from public, anon, authenticated, service_role;

create or replace trigger _010_keep_identity
before update on public.client_subscriptions
for each row
when (new.client_id <> old.client_id)
execute function pgcalls.keep_identity();

create or replace trigger _010_keep_identity
before update on public.assistants
for each row
when ((new.client_id, new.id) <> (old.client_id, old.id))
execute function pgcalls.keep_identity();

create or replace trigger _010_keep_identity
before update on public.phone_numbers
for each row
when ((new.client_id, new.id) <> (old.client_id, old.id))
execute function pgcalls.keep_identity();

create or replace trigger _010_keep_identity
before update on public.contacts
for each row
when ((new.client_id, new.id) <> (old.client_id, old.id))
execute function pgcalls.keep_identity();

create or replace trigger _010_keep_identity
before update on public.sentiment_terms
for each row
when (new.client_id <> old.client_id)
execute function pgcalls.keep_identity();

create or replace trigger _010_keep_identity
before update on public.user_sessions
for each row
when ((new.client_id, new.id) <> (old.client_id, old.id))
execute function pgcalls.keep_identity();

create or replace trigger _010_keep_identity
before update on public.conversation_messages
for each row
when (
  (new.client_id, new.session_id, new.id, new.seq)
  <> (old.client_id, old.session_id, old.id, old.seq)
)
execute function pgcalls.keep_identity();

create or replace trigger _010_keep_identity
before update on public.tool_calls
for each row
when (
  (new.client_id, new.session_id, new.id)
  <> (old.client_id, old.session_id, old.id)
)
execute function pgcalls.keep_identity();

create or replace trigger _010_keep_identity
before update on public.usage_lines
for each row
when (
  (new.client_id, new.session_id, new.id)
  <> (old.client_id, old.session_id, old.id)
)
execute function pgcalls.keep_identity();

create or replace trigger _010_keep_identity
before update on public.webhook_endpoints
for each row
when ((new.client_id, new.id) <> (old.client_id, old.id))
execute function pgcalls.keep_identity();

create or replace trigger _010_keep_identity
before update on public.external_ids
for each row
when ((new.client_id, new.id) <> (old.client_id, old.id))
execute function pgcalls.keep_identity();

create or replace trigger _010_keep_identity
before update on public.follow_up_endpoints
for each row
when ((new.client_id, new.kind) <> (old.client_id, old.kind))
execute function pgcalls.keep_identity();

create or replace trigger _010_keep_identity
before update on public.follow_up_rules
for each row
when ((new.client_id, new.id) <> (old.client_id, old.id))
execute function pgcalls.keep_identity();
