-- pgcalls.store_adopted_messages(): write the old turns that are good.

create or replace function pgcalls.store_adopted_messages()
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_client_id text;
begin
  select a.client_id into v_client_id
  from pgcalls_adopted.adoption as a;

  insert into public.conversation_messages (
    id, client_id, session_id, user_id, seq, role, content, audio_url, is_late,
    metadata, created_at
  )
  select
    r.id,
    v_client_id,
    c.id,
    m.user_id,
    row_number() over (
      partition by r.n order by r.created_at, r.sort_key, r.spot_table, r.spot
    ),
    m.role,
    m.content,
    m.audio_url,
    false,
    m.metadata,
    r.created_at
  from pgcalls_adopted.read_rows as r
  join pgcalls_adopted.read_calls as c on c.n = r.n and c.reason is null
  cross join lateral jsonb_to_record(r.doc) as m (
    user_id uuid, role text, content text, audio_url text, metadata jsonb
  )
  where r.kind = 'messages' and r.reason is null
  order by r.n, r.created_at, r.sort_key, r.spot_table, r.spot;
end;
$$;

comment on function pgcalls.store_adopted_messages is
$$Write the good turns of pgcalls_adopted.read_rows.

The turns of a call are numbered by time, then by their old key.$$;

revoke all on function pgcalls.store_adopted_messages
from public, anon, authenticated, service_role;
