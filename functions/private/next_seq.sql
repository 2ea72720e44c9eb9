-- voiceledger.next_seq(client_id, session_id): the next free place in a call.

create or replace function voiceledger.next_seq(
  client_id text,
  session_id uuid
)
returns integer
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_last_seq integer;
begin
  select m.seq into v_last_seq
  from public.conversation_messages as m
  where m.client_id = next_seq.client_id and m.session_id = next_seq.session_id
  order by m.seq desc
  limit 1;

  if v_last_seq = 1000000 then
    raise exception using
      errcode = 'PT429',
      message = 'session has too many turns',
      hint = 'Start a new session; a call keeps at most 1,000,000 turns.';
  end if;

  return coalesce(v_last_seq, 0) + 1;
end;
$$;

comment on function voiceledger.next_seq(text, uuid) is
$$The next free place in the order of a call; its row must be locked by the caller.

Errors: PT429 over 1,000,000 turns.$$;

revoke all on function voiceledger.next_seq(text, uuid)
from public, anon, authenticated, service_role;
