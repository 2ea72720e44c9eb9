-- pgcalls.build_transcript(client_id, session_id): the conversation as text.

create or replace function pgcalls.build_transcript(
  client_id text,
  session_id uuid
)
returns text
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select string_agg(turn.line, E'\n' order by turn.seq)
    from (
      select
        m.seq,
        m.role || ': ' || m.content as line,
        sum(octet_length(m.content) + 16) over (order by m.seq) as bytes
      from public.conversation_messages as m
      where
        m.client_id = build_transcript.client_id
        and m.session_id = build_transcript.session_id
        and m.role <> 'system'
    ) as turn
    where turn.bytes <= 67108864
  );
end;
$$;

comment on function pgcalls.build_transcript is
$$The conversation as text, one "role: content" line per turn, in order.

Turns of the system are left out: nobody said them. Null for a call without turns. Ends
with the last turn that fits into 64 MB.$$;

revoke all on function pgcalls.build_transcript
from public, anon, authenticated, service_role;
