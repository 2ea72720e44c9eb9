-- voiceledger.current_assistant_id(): the assistant of the caller's token.

create or replace function voiceledger.current_assistant_id()
returns uuid
language plpgsql
stable
-- definer because the claim reader is private.
security definer
set search_path = ''
as $$
declare
  v_assistant_id text := voiceledger.token_claim('assistant_id');
begin
  if not voiceledger.is_uuid(v_assistant_id) then
    return null;
  end if;

  return v_assistant_id::uuid;
end;
$$;

comment on function voiceledger.current_assistant_id() is
$$The assistant of the caller's token, or null for the token of a whole client.$$;

revoke all on function voiceledger.current_assistant_id()
from public, anon, authenticated, service_role;
grant execute on function voiceledger.current_assistant_id()
to authenticated, service_role;
