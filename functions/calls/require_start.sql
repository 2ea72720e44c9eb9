-- pgcalls.require_start(...): a client that may start a call, and how.

create or replace function pgcalls.require_start(
  client_id text,
  assistant_id uuid,
  out has_limits boolean,
  out max_backdated_seconds integer
)
returns record
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_status text;
begin
  select
    c.status,
    num_nonnulls(
      c.max_concurrent_calls,
      c.max_monthly_minutes,
      c.max_monthly_cost,
      c.soft_concurrent_calls
    ) > 0,
    c.max_backdated_seconds
  into v_status, has_limits, max_backdated_seconds
  from public.client_subscriptions as c
  where c.client_id = require_start.client_id;

  if not found then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'client_id is unknown',
      hint = 'Insert the client into client_subscriptions first.';
  end if;

  if v_status <> 'active' then
    raise exception using
      errcode = 'insufficient_privilege',
      message = 'client is not active',
      detail = format('Its status is %s.', v_status),
      hint = 'Set status of the client in client_subscriptions to active.';
  end if;

  perform pgcalls.require_assistant(
    require_start.client_id, require_start.assistant_id
  );
end;
$$;

comment on function pgcalls.require_start is
$$Refuse a call that may not start, whatever its client's limits.

has_limits: whether check_limits has anything to look at. max_backdated_seconds: that
of the client.
Errors: 22023 an unknown client or assistant; 42501 one that is not active,
or an unknown assistant in a token.$$;

revoke all on function pgcalls.require_start
from public, anon, authenticated, service_role;
