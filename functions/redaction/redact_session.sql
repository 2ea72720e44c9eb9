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
  v_kinds text[] := pgcalls.redacted_kinds(new.client_id, new.id);
begin
  if v_kinds is null then
    return new;
  end if;

  new.call_summary := pgcalls.fit(
    pgcalls.redact_text(new.call_summary, v_kinds), 65536
  );
  new.metadata := pgcalls.redact_json(new.metadata, v_kinds);
  new.server_messages := pgcalls.redact_json(new.server_messages, v_kinds);
  new.ended_reason := pgcalls.redact_text(new.ended_reason, v_kinds);
  new.call_outcome := pgcalls.redact_text(new.call_outcome, v_kinds);

  if new.keywords is not null then
    new.keywords := array(
      select pgcalls.redact_text(k.value, v_kinds)
      from unnest(new.keywords) with ordinality as k (value, n)
      order by k.n
    );
  end if;

  if new.topics_discussed is not null then
    new.topics_discussed := array(
      select pgcalls.redact_text(t.value, v_kinds)
      from unnest(new.topics_discussed) with ordinality as t (value, n)
      order by t.n
    );
  end if;

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

-- Wherever it sorts: what others find in the row, they find in its redacted texts.
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
