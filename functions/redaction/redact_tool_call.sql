-- pgcalls.redact_tool_call(): what a client wants redacted never becomes a row.

create or replace function pgcalls.redact_tool_call()
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
  if v_kinds is null then
    return new;
  end if;

  new.parameters := pgcalls.redacted_json(
    new.parameters, v_kinds, 'parameters', 65536
  );
  new.result := pgcalls.redacted_json(new.result, v_kinds, 'result', 65536);
  new.metadata := pgcalls.redacted_json(new.metadata, v_kinds, 'metadata', 16384);
  new.error_message := pgcalls.redacted_text(new.error_message, v_kinds, 65536);

  return new;
end;
$$;

comment on function pgcalls.redact_tool_call is
$$Trigger function: placeholders for e-mail addresses, phone and card numbers in what a
tool was asked and answered.

For clients that have redacted_kinds; before the row exists, whoever writes it.
Errors: PT413 when a document is larger or deeper than what is kept.$$;

revoke all on function pgcalls.redact_tool_call
from public, anon, authenticated, service_role;

create or replace trigger _110_redact_tool_call
before insert or update of parameters, result, error_message, metadata
on public.tool_calls
for each row
execute function pgcalls.redact_tool_call();
