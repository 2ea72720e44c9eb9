-- pgcalls.redact_session(): what a client wants redacted never becomes a row.

create or replace function pgcalls.redact_session()
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
  -- A call that begins has said nothing yet.
  if num_nonnulls(
    new.call_summary,
    new.metadata,
    new.server_messages,
    new.keywords,
    new.topics_discussed,
    new.ended_reason,
    new.call_outcome,
    new.call_transcript
  ) = 0 then
    return new;
  end if;

  v_kinds := pgcalls.redacted_kinds(new.client_id, new.id);

  if v_kinds is null then
    return new;
  end if;

  new.call_summary := pgcalls.redacted_text(new.call_summary, v_kinds, 65536);
  new.metadata := pgcalls.redacted_json(new.metadata, v_kinds, 'metadata', 16384);
  new.server_messages := pgcalls.redacted_json(
    new.server_messages, v_kinds, 'server_messages', 1048576
  );
  new.keywords := pgcalls.redacted_labels(new.keywords, v_kinds, 65536);
  new.topics_discussed := pgcalls.redacted_labels(
    new.topics_discussed, v_kinds, 65536
  );
  -- The other texts of a call share one bound.
  new.ended_reason := pgcalls.redacted_text(
    new.ended_reason,
    v_kinds,
    octet_length(new.ended_reason) + 8192 - pgcalls.session_text_bytes(new)
  );
  new.call_outcome := pgcalls.redacted_text(
    new.call_outcome,
    v_kinds,
    octet_length(new.call_outcome) + 8192 - pgcalls.session_text_bytes(new)
  );

  -- The transcript that the database builds is made of redacted turns.
  if tg_op = 'INSERT' then
    new.call_transcript := pgcalls.redact_text(new.call_transcript, v_kinds);
  elsif new.call_transcript is distinct from old.call_transcript then
    new.call_transcript := pgcalls.redact_text(new.call_transcript, v_kinds);
  end if;

  return new;
end;
$$;

comment on function pgcalls.redact_session is
$$Trigger function: placeholders for e-mail addresses, phone and card numbers in what is
said about a call.

For clients that have redacted_kinds; before the row exists, whoever writes it. Fields
that are there for a number or an address, such as user_phone, keep it.$$;

revoke all on function pgcalls.redact_session
from public, anon, authenticated, service_role;

create or replace trigger _110_redact_session
before insert or update of
ended_reason,
server_messages,
metadata,
call_summary,
call_transcript,
call_outcome,
keywords,
topics_discussed
on public.user_sessions
for each row
execute function pgcalls.redact_session();
