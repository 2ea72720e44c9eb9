-- pgcalls.index_turns(...): what search_messages searches of an ended call.

create or replace function pgcalls.index_turns(
  client_id text,
  session_id uuid,
  first_seq integer default 1,
  last_seq integer default 1000000
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  insert into pgcalls.message_texts (client_id, session_id, seq, content_tsv)
  select
    m.client_id,
    m.session_id,
    m.seq,
    to_tsvector('pgcalls.multilingual', m.content)
    || array_to_tsvector(
      array[left(' ' || m.client_id, 500), pgcalls.search_month(m.created_at)]
    )
  from public.conversation_messages as m
  where
    m.client_id = index_turns.client_id
    and m.session_id = index_turns.session_id
    and m.seq between index_turns.first_seq and index_turns.last_seq
    and m.content <> ''
  on conflict do nothing;
end;
$$;

comment on function pgcalls.index_turns is
$$Keep the words of turns of a call that has ended for search_messages.

first_seq, last_seq: of which turns, all by default. Those that are there stay.$$;

revoke all on function pgcalls.index_turns
from public, anon, authenticated, service_role;
