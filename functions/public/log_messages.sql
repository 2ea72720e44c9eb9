-- public.log_messages(session_id, messages):
-- append many turns in one transaction, in array order: all of them or none.

create or replace function public.log_messages(
  session_id text,
  messages jsonb
)
returns public.log_messages_result
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return pgcalls.log_messages(
    log_messages.session_id,
    log_messages.messages
  );
end;
$$;

comment on function public.log_messages is
$$Append many turns in one transaction, in array order: all of them or none.

session_id: the id or session_id of start_session. messages: at most 1,000 objects with
the parameters of log_message as keys: role, content, message_key, seq, audio_url,
created_at, interrupted, spoken_at, metadata, revision. content may be an array of parts
with text. Give every turn its seq, or none; give each a message_key and the whole batch
is safe to repeat.
Answers messages_saved, messages_duplicate, last_seq and messages_changed, those of the
duplicates that were corrected. From the call-centre document.

Errors: 22023 a bad value or an unknown key, every bad element named as messages[n];
42501 neither agent nor service_role; PT404 no such session; PT409 the session has ended
too long ago, or a seq is taken; PT413 over 1,000 elements or 8 MB, or elements are too
large, named as messages[n]; PT429 over 1,000,000 turns.$$;

revoke all on function public.log_messages
from public, anon, authenticated, service_role;
grant execute on function public.log_messages
to authenticated, service_role;
