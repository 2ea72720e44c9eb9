-- pgcalls.erase_heard(client_id, session_id, caller): turns that spell a caller out.

create or replace function pgcalls.erase_heard(
  client_id text,
  session_id uuid,
  caller pgcalls.caller
)
returns boolean
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_caller pgcalls.caller := erase_heard.caller;
  v_is_heard boolean;
begin
  -- Only where somebody was understood so.
  if not exists (
    select
    from public.user_sessions as s
    where
      s.client_id = erase_heard.client_id
      and s.id = erase_heard.session_id
      and (
        s.user_phone = any (v_caller.phones)
        or s.user_email ~* v_caller.addresses
        or s.extracted::text ~* v_caller.addresses
        or s.extracted::text ~ v_caller.loose_numbers
      )
  ) then
    return false;
  end if;

  update public.conversation_messages as m
  set content = '[erased]'
  where
    m.client_id = erase_heard.client_id
    and m.session_id = erase_heard.session_id
    and (
      pgcalls.extract_phones(m.content, v_caller.country) && v_caller.phones
      or exists (
        select
        from unnest(pgcalls.extract_emails(m.content)) as e (email)
        where e.email ~ v_caller.addresses
      )
    );
  v_is_heard := found;

  perform pgcalls.recount_sessions(
    erase_heard.client_id, array[erase_heard.session_id]
  );

  return v_is_heard;
end;
$$;

comment on function pgcalls.erase_heard is
$$Replace the turns of somebody else's call that spell a caller's number or address out
in words, as extract_phones and extract_emails understand them.

Only of a call whose user_phone, user_email or extracted still holds it when the other
mentions are gone. Answers whether there were any. The call is locked.$$;

revoke all on function pgcalls.erase_heard
from public, anon, authenticated, service_role;
