-- pgcalls.index_turns(...): what search_messages searches of a call.

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
-- A plan made for an empty table stays.
set enable_seqscan = off
-- For the foreign key, which Postgres would else plan anew for each row as long as it
-- takes several turns to have one seq.
set plan_cache_mode = force_generic_plan
as $$
declare
  -- At once, and not for each turn.
  v_indexed integer[] := array(
    select t.seq
    from pgcalls.message_texts as t
    where
      t.client_id = index_turns.client_id
      and t.session_id = index_turns.session_id
      and t.seq between index_turns.first_seq and index_turns.last_seq
  );
begin
  insert into pgcalls.message_texts (
    client_id, session_id, seq, id, role, created_at, content_tsv
  )
  select
    m.client_id,
    m.session_id,
    m.seq,
    m.id,
    m.role,
    m.created_at,
    pgcalls.message_words(m.client_id, m.content, m.created_at)
  from public.conversation_messages as m
  where
    m.client_id = index_turns.client_id
    and m.session_id = index_turns.session_id
    and m.seq between index_turns.first_seq and index_turns.last_seq
    and m.content <> ''
    and m.seq <> all (v_indexed)
  -- Who writes the words of a turn holds it; what somebody else holds is left to
  -- move_text_mark, or to who changes it.
  for no key update skip locked
  on conflict do nothing;
end;
$$;

comment on function pgcalls.index_turns is
$$Keep the words of turns of a call for search_messages.

first_seq, last_seq: of which turns, all by default. Those that are there stay.$$;

revoke all on function pgcalls.index_turns
from public, anon, authenticated, service_role;
