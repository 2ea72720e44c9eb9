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
  v_last_seq integer := voiceledger.last_seq(next_seq.client_id, next_seq.session_id);
begin
  if v_last_seq = 1000000 then
    raise exception using
      errcode = 'PT429',
      message = 'session has too many turns',
      hint = 'Start a new session; a call keeps at most 1,000,000 turns.';
  end if;

  return v_last_seq + 1;
end;
$$;

comment on function voiceledger.next_seq(text, uuid) is
$$The next free place in the order of a call; its row must be locked by the caller.

Errors: PT429 over 1,000,000 turns.$$;

revoke all on function voiceledger.next_seq(text, uuid)
from public, anon, authenticated, service_role;
