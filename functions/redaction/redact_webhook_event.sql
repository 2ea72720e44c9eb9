-- pgcalls.redact_webhook_event(): what a client wants redacted never becomes a row.

create or replace function pgcalls.redact_webhook_event()
returns trigger
language plpgsql
volatile
-- definer because a writer need not see the client.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_kinds text[] := pgcalls.redacted_kinds(new.client_id, new.session_id);
begin
  if v_kinds is not null then
    new.body := pgcalls.redacted_json(new.body, v_kinds, 'the body', 16777216);
  end if;

  return new;
end;
$$;

comment on function pgcalls.redact_webhook_event is
$$Trigger function: placeholders for e-mail addresses, phone and card numbers in what a
platform sent.

For clients that have redacted_kinds; before the row exists. The call is made of what
came, and redacted by its own triggers.
Errors: PT413 when the body is larger or deeper than what is kept.$$;

revoke all on function pgcalls.redact_webhook_event
from public, anon, authenticated, service_role;

create or replace trigger _110_redact_webhook_event
before insert or update of body on public.webhook_events
for each row
when (new.body is not null)
execute function pgcalls.redact_webhook_event();
