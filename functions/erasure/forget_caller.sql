-- pgcalls.forget_caller: what public.forget_caller does.

create or replace function pgcalls.forget_caller(
  phone text,
  email text,
  user_id text,
  client_id text
)
returns public.forget_caller_result
language plpgsql
volatile
-- definer because service_role may not write what was recorded of an erasure.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_phone text;
  v_email text := pgcalls.require_email(forget_caller.email, 'email');
  v_client record;
  v_part public.forget_caller_result;
  v_result public.forget_caller_result;
begin
  perform pgcalls.require_text(forget_caller.user_id, 'user_id', 500);
  perform pgcalls.require_text(forget_caller.client_id, 'client_id', 200);
  v_phone := pgcalls.require_phone(
    forget_caller.phone, forget_caller.client_id, 'phone'
  );

  if num_nonnulls(v_phone, v_email, forget_caller.user_id) = 0 then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'phone, email and user_id are missing',
      hint = 'Pass at least one of them; without a client_id the phone is E.164.';
  end if;

  if forget_caller.client_id is not null
    and not exists (
      select
      from public.client_subscriptions as c
      where c.client_id = forget_caller.client_id
    )
  then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'client_id is unknown',
      hint = 'Leave client_id out to forget the caller in every client.';
  end if;

  insert into public.erasures (
    client_id, phone_digest, email_digest, user_id_digest
  )
  values (
    coalesce(forget_caller.client_id, ''),
    pgcalls.erasure_digest('phone', v_phone),
    pgcalls.erasure_digest('email', v_email),
    pgcalls.erasure_digest('user_id', forget_caller.user_id)
  )
  returning erasures.id into v_result.id;

  v_result.calls := 0;
  v_result.messages := 0;
  v_result.tool_calls := 0;
  v_result.contacts := 0;
  v_result.mentions := 0;
  v_result.held := 0;
  v_result.active := 0;
  v_result.mentioned_in := '{}';
  v_result.also_seen := '{}';

  for v_client in
    select c.client_id
    from public.client_subscriptions as c
    where c.client_id = coalesce(forget_caller.client_id, c.client_id)
    order by c.client_id
  loop
    v_part := pgcalls.erase_caller(
      v_client.client_id, v_phone, v_email, forget_caller.user_id, 'infinity'
    );
    v_result.calls := v_result.calls + v_part.calls;
    v_result.messages := v_result.messages + v_part.messages;
    v_result.tool_calls := v_result.tool_calls + v_part.tool_calls;
    v_result.contacts := v_result.contacts + v_part.contacts;
    v_result.mentions := v_result.mentions + v_part.mentions;
    v_result.held := v_result.held + v_part.held;
    v_result.active := v_result.active + v_part.active;
    v_result.mentioned_in := v_result.mentioned_in || v_part.mentioned_in;
    v_result.also_seen := v_result.also_seen || v_part.also_seen;
  end loop;

  update public.erasures as e
  set
    calls = v_result.calls,
    messages = v_result.messages,
    tool_calls = v_result.tool_calls,
    contacts = v_result.contacts,
    mentions = v_result.mentions,
    held = v_result.held
  where e.client_id = coalesce(forget_caller.client_id, '') and e.id = v_result.id;

  perform pgcalls.forget_statistics();

  return v_result;
end;
$$;

comment on function pgcalls.forget_caller is
'Implementation of public.forget_caller; documented there.';

revoke all on function pgcalls.forget_caller
from public, anon, authenticated, service_role;
grant execute on function pgcalls.forget_caller
to service_role;
