-- pgcalls.message_words(...): what message_texts holds of a turn.

create or replace function pgcalls.message_words(
  client_id text,
  content text,
  created_at timestamptz
)
returns tsvector
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return to_tsvector('pgcalls.multilingual', message_words.content)
    || array_to_tsvector(
      array[
        left(' ' || message_words.client_id, 500),
        pgcalls.search_hour(message_words.created_at)
      ]
    );
end;
$$;

comment on function pgcalls.message_words is
'The words of a turn for the index, and its client and hour.';

revoke all on function pgcalls.message_words
from public, anon, authenticated, service_role;
