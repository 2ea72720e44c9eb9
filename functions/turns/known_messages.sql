-- pgcalls.known_messages(session, messages): what a call holds of a batch already.

create or replace function pgcalls.known_messages(
  session pgcalls.session_handle,
  messages jsonb,
  out keys text[],
  out seqs integer[]
)
returns record
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
-- One plan serves every batch; planning it for each takes as long as storing two turns.
set plan_cache_mode = force_generic_plan
as $$
declare
  v_session pgcalls.session_handle := known_messages.session;
begin
  -- Offset 0 keeps these a lookup per turn; a call may have many more of them.
  keys := array(
    select m.message_key
    from jsonb_to_recordset(known_messages.messages) as k (message_key text)
    cross join lateral (
      select known.message_key
      from public.conversation_messages as known
      where
        known.client_id = v_session.client_id
        and known.session_id = v_session.id
        and known.message_key = k.message_key
      offset 0
    ) as m
    where k.message_key is not null
  );

  seqs := array(
    select m.seq
    from jsonb_to_recordset(known_messages.messages) as k (seq integer)
    cross join lateral (
      select known.seq
      from public.conversation_messages as known
      where
        known.client_id = v_session.client_id
        and known.session_id = v_session.id
        and known.seq = k.seq
      offset 0
    ) as m
    where k.seq is not null
  );
end;
$$;

comment on function pgcalls.known_messages is
'The keys and the places of a batch of turns that a call holds already.';

revoke all on function pgcalls.known_messages
from public, anon, authenticated, service_role;
