-- pgcalls.check_start(...): refuse a call that may not start.

create or replace function pgcalls.check_start(
  client_id text,
  assistant_id uuid,
  phone_number_id uuid
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_client public.client_subscriptions;
  v_is_active boolean;
begin
  select c.* into v_client
  from public.client_subscriptions as c
  where c.client_id = check_start.client_id;

  if not found then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'client_id is unknown',
      hint = 'Insert the client into client_subscriptions first.';
  end if;

  if v_client.status <> 'active' then
    raise exception using
      errcode = 'insufficient_privilege',
      message = 'client is not active',
      detail = format('Its status is %s.', v_client.status),
      hint = 'Set status of the client in client_subscriptions to active.';
  end if;

  select a.active into v_is_active
  from public.assistants as a
  where a.client_id = check_start.client_id and a.id = check_start.assistant_id
  for key share;

  if not found then
    if pgcalls.is_service() then
      raise exception using
        errcode = 'invalid_parameter_value',
        message = 'assistant_id is unknown',
        hint = 'Insert the assistant into assistants first, or leave it out.';
    end if;

    raise exception using
      errcode = 'insufficient_privilege',
      message = 'assistant of the token is unknown',
      hint = 'Insert the assistant into assistants first.';
  end if;

  if not v_is_active then
    raise exception using
      errcode = 'insufficient_privilege',
      message = 'assistant is not active',
      hint = 'Set active of the assistant in assistants to true.';
  end if;

  if check_start.phone_number_id is not null and not exists (
    select
    from public.phone_numbers as p
    where
      p.client_id = check_start.client_id and p.id = check_start.phone_number_id
  ) then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'phone_number_id is unknown',
      hint = 'Insert the number into phone_numbers first, or leave it out.';
  end if;

  if num_nonnulls(
    v_client.max_concurrent_calls,
    v_client.max_monthly_minutes,
    v_client.max_monthly_cost,
    v_client.soft_concurrent_calls
  ) > 0 then
    perform pgcalls.check_limits(v_client);
  end if;
end;
$$;

comment on function pgcalls.check_start is
$$Refuse a call that may not start; the caller has locked a limited client.

Errors: 22023 an unknown client, assistant or number; 42501 one that is not active,
or an unknown assistant in a token; PT402 and PT429 the client is over a limit.$$;

revoke all on function pgcalls.check_start
from public, anon, authenticated, service_role;
