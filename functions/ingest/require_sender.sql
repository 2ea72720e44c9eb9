-- pgcalls.require_sender(provider, body): whose calls an event may become.

create or replace function pgcalls.require_sender(
  provider text,
  body text,
  out client_id text,
  out assistant_id uuid,
  out signed_by uuid
)
returns record
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_headers jsonb := coalesce(
    nullif(current_setting('request.headers', true), '')::jsonb, '{}'
  );
  v_named text := v_headers ->> 'x-pgcalls-endpoint';
  v_is_service boolean := pgcalls.is_service();
  v_endpoint public.webhook_endpoints;
begin
  if not v_is_service and pgcalls.current_assistant_id() is not null then
    select a.client_id, a.assistant_id into client_id, assistant_id
    from pgcalls.require_agent() as a;

    return;
  end if;

  if v_is_service and v_named is null then
    client_id := 'default';
    assistant_id := '00000000-0000-0000-0000-000000000000';

    return;
  end if;

  if pgcalls.is_uuid(v_named) then
    select e.* into v_endpoint
    from public.webhook_endpoints as e
    where
      e.id = v_named::uuid and e.provider = require_sender.provider and e.active;
  end if;

  if v_endpoint.id is null
    or not (
      v_is_service
      or pgcalls.is_signed(v_endpoint, v_headers, require_sender.body)
    )
  then
    raise exception using
      errcode = 'insufficient_privilege',
      message = 'the webhook is not signed for an endpoint',
      hint = 'Name a row of webhook_endpoints in the header x-pgcalls-endpoint, and'
        || ' sign with one of its secrets; or come with the token of an agent.';
  end if;

  client_id := v_endpoint.client_id;
  assistant_id := v_endpoint.assistant_id;

  if not v_is_service then
    signed_by := v_endpoint.id;
  end if;
end;
$$;

comment on function pgcalls.require_sender is
$$Whose calls an event may become: those of an agent's token, of the endpoint that
service_role names, else of the endpoint whose secret it is signed with.

signed_by: that endpoint. What is unsigned, stale or forged and an endpoint that is not
there give the same answer.
Errors: 42501.$$;

revoke all on function pgcalls.require_sender
from public, anon, authenticated, service_role;
