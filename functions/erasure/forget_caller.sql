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
  v_user_id text := normalize(forget_caller.user_id);
  v_deadline timestamptz;
  v_ids uuid[];
  v_id uuid;
  v_result public.forget_caller_result;
begin
  perform pgcalls.require_text(forget_caller.user_id, 'user_id', 500);
  perform pgcalls.require_text(forget_caller.client_id, 'client_id', 200);
  v_phone := pgcalls.require_phone(
    forget_caller.phone, forget_caller.client_id, 'phone'
  );

  if num_nonnulls(v_phone, v_email, v_user_id) = 0 then
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

  v_deadline := pgcalls.step_deadline();

  -- What an earlier step of the same did not get to is gone on with.
  v_ids := array(
    select distinct w.erasure_id
    from pgcalls.erasures_in_progress as w
    where w.before = 'infinity'
  );

  select e.id into v_id
  from public.erasures as e
  where
    e.client_id = coalesce(forget_caller.client_id, '')
    and e.id = any (v_ids)
    and (e.phone_digest, e.email_digest, e.user_id_digest) is not distinct from (
      pgcalls.erasure_digest('phone', v_phone),
      pgcalls.erasure_digest('email', v_email),
      pgcalls.erasure_digest('user_id', v_user_id)
    )
  limit 1;

  if v_id is null then
    insert into public.erasures (
      client_id, phone_digest, email_digest, user_id_digest
    )
    values (
      coalesce(forget_caller.client_id, ''),
      pgcalls.erasure_digest('phone', v_phone),
      pgcalls.erasure_digest('email', v_email),
      pgcalls.erasure_digest('user_id', v_user_id)
    )
    returning erasures.id into v_id;

    insert into pgcalls.erasures_in_progress (
      client_id, erasure_id, phones, emails, user_id, before
    )
    select
      c.client_id,
      v_id,
      array_remove(array[v_phone], null),
      array_remove(array[v_email], null),
      v_user_id,
      'infinity'
    from public.client_subscriptions as c
    where c.client_id = coalesce(forget_caller.client_id, c.client_id);
  end if;

  v_result := pgcalls.continue_erasure(v_id, v_deadline, true);

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
