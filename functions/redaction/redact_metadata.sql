-- pgcalls.redact_metadata(): what a client wants redacted never becomes a row.

create or replace function pgcalls.redact_metadata()
returns trigger
language plpgsql
volatile
-- definer because a writer need not see the client.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_kinds text[] := pgcalls.redacted_kinds(new.client_id, null);
begin
  if v_kinds is null then
    return new;
  end if;

  new.metadata := pgcalls.redacted_json(new.metadata, v_kinds, 'metadata', 16384);

  return new;
end;
$$;

comment on function pgcalls.redact_metadata is
$$Trigger function: placeholders for e-mail addresses, phone and card numbers in the
metadata of a usage line or a contact.

For clients that have redacted_kinds; before the row exists, whoever writes it.
Errors: PT413 when the metadata is larger or deeper than what is kept.$$;

revoke all on function pgcalls.redact_metadata
from public, anon, authenticated, service_role;

create or replace trigger _110_redact_metadata
before insert or update of metadata on public.usage_lines
for each row
when (new.metadata is not null)
execute function pgcalls.redact_metadata();

create or replace trigger _110_redact_metadata
before insert or update of metadata on public.contacts
for each row
when (new.metadata is not null)
execute function pgcalls.redact_metadata();
