-- pgcalls.index_new_turns(client_id, session_ids): what search_messages searches.

create or replace function pgcalls.index_new_turns(
  client_id text,
  session_ids uuid[]
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
-- As in index_turns.
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
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
  from unnest(index_new_turns.session_ids) as u (id)
  cross join lateral (
    select t.*
    from public.conversation_messages as t
    where
      t.client_id = index_new_turns.client_id
      and t.session_id = u.id
      and t.content <> ''
    offset 0
  ) as m
  on conflict do nothing;
end;
$$;

comment on function pgcalls.index_new_turns is
$$Keep the words of the turns of many calls for search_messages.

Of calls that this transaction has started: nobody else has their turns.$$;

revoke all on function pgcalls.index_new_turns
from public, anon, authenticated, service_role;
