-- pgcalls.redact_message(): what a client wants redacted never becomes a row.

create or replace function pgcalls.redact_message()
returns trigger
language plpgsql
volatile
-- definer because a writer need not see the client.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_kinds text[];
begin
  -- As redacted_kinds does it, whose call would take as long as its answer.
  if new.client_id is null then
    v_kinds := pgcalls.redacted_kinds(null, new.session_id);
  else
    -- Not in where, which may be asked of every client.
    select nullif(c.redacted_kinds, '{}') into v_kinds
    from public.client_subscriptions as c
    where c.client_id = new.client_id;
  end if;

  if v_kinds is null then
    return new;
  end if;

  new.content := pgcalls.redacted_text(new.content, v_kinds, 65536);
  new.metadata := pgcalls.redacted_json(new.metadata, v_kinds, 'metadata', 16384);

  return new;
end;
$$;

comment on function pgcalls.redact_message is
$$Trigger function: placeholders for e-mail addresses, phone and card numbers in a turn.

For clients that have redacted_kinds; before the row exists, whoever writes it.
Errors: PT413 when the metadata is larger or deeper than what is kept.$$;

revoke all on function pgcalls.redact_message
from public, anon, authenticated, service_role;

-- For every turn: whatever looked at the text first would have to know all that
-- redact_text knows.
create or replace trigger _110_redact_message
before insert or update of content, metadata on public.conversation_messages
for each row
execute function pgcalls.redact_message();
