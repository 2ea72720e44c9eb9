-- voiceledger.redact_row(): what a client wants redacted never becomes a row.

create or replace function voiceledger.redact_row()
returns trigger
language plpgsql
volatile
-- definer because a writer of turns need not see the client.
security definer
set search_path = ''
as $$
declare
  v_kinds text[] := voiceledger.redacted_kinds(new.client_id);
begin
  if v_kinds is null then
    return new;
  end if;

  case tg_argv[0]
    when 'conversation_messages' then
      new.content := voiceledger.fit(
        voiceledger.redact_text(new.content, v_kinds), 65536
      );
      new.metadata := voiceledger.redact_json(new.metadata, v_kinds);
      perform voiceledger.require_object(new.metadata, 'metadata');
    when 'tool_calls' then
      new.parameters := voiceledger.redact_json(new.parameters, v_kinds);
      new.result := voiceledger.redact_json(new.result, v_kinds);
      new.metadata := voiceledger.redact_json(new.metadata, v_kinds);
      new.error_message := voiceledger.fit(
        voiceledger.redact_text(new.error_message, v_kinds), 65536
      );
      perform voiceledger.require_object(new.metadata, 'metadata');
      perform voiceledger.require_size(
        octet_length(new.parameters::text), 'parameters', 65536
      );
      perform voiceledger.require_size(
        octet_length(new.result::text), 'result', 65536
      );
    when 'usage_lines' then
      new.metadata := voiceledger.redact_json(new.metadata, v_kinds);
      perform voiceledger.require_object(new.metadata, 'metadata');
    when 'user_sessions' then
      new.call_summary := voiceledger.fit(
        voiceledger.redact_text(new.call_summary, v_kinds), 65536
      );
      new.metadata := voiceledger.redact_json(new.metadata, v_kinds);
      new.server_messages := voiceledger.redact_json(new.server_messages, v_kinds);
      new.ended_reason := voiceledger.redact_text(new.ended_reason, v_kinds);
      new.call_outcome := voiceledger.redact_text(new.call_outcome, v_kinds);

      if new.keywords is not null then
        new.keywords := array(
          select voiceledger.redact_text(k.value, v_kinds)
          from unnest(new.keywords) with ordinality as k (value, n)
          order by k.n
        );
      end if;

      if new.topics_discussed is not null then
        new.topics_discussed := array(
          select voiceledger.redact_text(t.value, v_kinds)
          from unnest(new.topics_discussed) with ordinality as t (value, n)
          order by t.n
        );
      end if;

      -- The transcript that the database builds is made of redacted turns.
      if tg_op = 'INSERT' then
        new.call_transcript := voiceledger.redact_text(new.call_transcript, v_kinds);
      elsif new.call_transcript is distinct from old.call_transcript then
        new.call_transcript := voiceledger.redact_text(new.call_transcript, v_kinds);
      end if;
  end case;

  return new;
end;
$$;

comment on function voiceledger.redact_row() is
$$Trigger function: placeholders for e-mail addresses, phone and card numbers in what
is said, for clients that have redacted_kinds; before the row exists, whoever writes
it.

The argument is the name of the table. Fields that are there for a number or an
address, such as user_phone or contacts, keep it. Errors: PT413 when a document has
grown beyond its bound.$$;

revoke all on function voiceledger.redact_row()
from public, anon, authenticated, service_role;

-- Turns without a digit, an @ or such a word have nothing to redact: most pass by.
create or replace trigger redact_row
before insert or update of content, metadata on public.conversation_messages
for each row
when (
  new.metadata is not null
  or new.content ~* '[0-9٠-٩۰-۹０-９@]|\mdot\M|\m(?:zero|oh|one|two|three|five)\M'
)
execute function voiceledger.redact_row('conversation_messages');

create or replace trigger redact_row
before insert or update of parameters, result, error_message, metadata
on public.tool_calls
for each row
execute function voiceledger.redact_row('tool_calls');

create or replace trigger redact_row
before insert or update of metadata on public.usage_lines
for each row
when (new.metadata is not null)
execute function voiceledger.redact_row('usage_lines');

-- First, so that the others see what is stored.
create or replace trigger derive_0_redact
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
execute function voiceledger.redact_row('user_sessions');
