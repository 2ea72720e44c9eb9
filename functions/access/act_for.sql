-- pgcalls.act_for(client_id, assistant_id, endpoint_id): go on as an agent.

create or replace function pgcalls.act_for(
  client_id text,
  assistant_id uuid,
  endpoint_id uuid
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pgcalls.set_everywhere(
    'request.jwt.claims',
    jsonb_build_object(
      'sub', 'webhook:' || act_for.endpoint_id,
      'role', current_setting('role'),
      'app_metadata', jsonb_build_object(
        'client_id', act_for.client_id, 'assistant_id', act_for.assistant_id
      )
    )::text
  );
  perform pgcalls.set_flag('signed_by', true);
end;
$$;

comment on function pgcalls.act_for is
$$Go on as an agent, with the rights of its token, for the rest of the transaction: a
platform has signed what came, so it needs no token of ours.

endpoint_id: whose signature it was; the audit names it as webhook:<id>.$$;

revoke all on function pgcalls.act_for
from public, anon, authenticated, service_role;
