-- pgcalls.keep_new_messages(...): the turns of new calls, of many at once.

create or replace function pgcalls.keep_new_messages(
  client_id text,
  session_ids uuid[],
  messages jsonb[]
)
returns jsonb
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_read record;
  v_ids uuid[] := '{}';
  v_taken jsonb[] := '{}';
  v_told jsonb := '{}';
begin
  for v_read in
    select
      u.session_id,
      u.messages,
      r.*
    from unnest(keep_new_messages.session_ids, keep_new_messages.messages) as u (
      session_id, messages
    )
    cross join lateral pgcalls.read_messages(u.messages, false) as r
    where
      jsonb_typeof(u.messages) = 'array'
      and pgcalls.refused_batch(u.messages, 'messages') = '[]'
  loop
    -- Who has keys or places must be asked what it is, which keep_messages does.
    continue when v_read.refused <> '[]'
      or v_read.notices <> '[]'
      or v_read.taken @? '$[*] ? (exists(@.message_key) || exists(@.seq))';

    v_ids := v_ids || v_read.session_id;
    v_taken := v_taken || v_read.taken;
  end loop;

  begin
    insert into public.conversation_messages (
      id,
      client_id,
      session_id,
      seq,
      role,
      content,
      audio_url,
      interrupted,
      spoken_at,
      is_late,
      metadata,
      created_at
    )
    select
      (c.minted || lpad(to_hex(t.n), 8, '0'))::uuid,
      keep_new_messages.client_id,
      c.session_id,
      t.n,
      case
        when t.role in ('user', 'agent', 'system') then t.role
        else pgcalls.canonical_role(t.role)
      end,
      t.content,
      t.audio_url,
      coalesce(t.interrupted, false),
      t.spoken_at,
      false,
      t.metadata,
      coalesce(t.created_at, now())
    from (
      -- One for the turns of a call, as in append_messages.
      select
        u.session_id,
        u.taken,
        left(pgcalls.uuid_v7()::text, 28) as minted
      from unnest(v_ids, v_taken) as u (session_id, taken)
      offset 0
    ) as c
    cross join lateral rows from (
      jsonb_to_recordset(c.taken) as (
        role text,
        content text,
        audio_url text,
        created_at timestamptz,
        interrupted boolean,
        spoken_at timestamptz,
        metadata jsonb
      )
    ) with ordinality as t (
      role, content, audio_url, created_at, interrupted, spoken_at, metadata, n
    );
  exception
    when data_exception or sqlstate 'PT409' or sqlstate 'PT429' then
      v_ids := '{}';
  end;

  -- The others call by call.
  for v_read in
    select
      u.session_id,
      k.refused,
      k.notices
    from unnest(keep_new_messages.session_ids, keep_new_messages.messages) as u (
      session_id, messages
    )
    cross join lateral pgcalls.keep_messages(
      (u.session_id, keep_new_messages.client_id, false, true), u.messages
    ) as k
    where u.session_id <> all (v_ids)
  loop
    v_told := v_told || jsonb_build_object(
      v_read.session_id,
      jsonb_build_object('refused', v_read.refused, 'notices', v_read.notices)
    );
  end loop;

  return v_told;
end;
$$;

comment on function pgcalls.keep_new_messages is
$$Store the turns of calls that have none yet, those without keys and places at once.

session_ids, messages: the calls of a client, and for each the array of its turns, or
null. Answers an object with the ids of the calls that keep_messages took, and what it
says of them.$$;

revoke all on function pgcalls.keep_new_messages
from public, anon, authenticated, service_role;
