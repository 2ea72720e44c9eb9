-- public.missing_webhooks(...): calls of platforms whose end never came.

create or replace function public.missing_webhooks(
  since timestamptz,
  idle interval default '1 hour',
  provider text default null,
  client_id text default null,
  external_ids text[] default null
)
returns setof public.missing_webhooks_row
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return query
  select m.*
  from pgcalls.missing_webhooks(
    missing_webhooks.since,
    missing_webhooks.idle,
    missing_webhooks.provider,
    missing_webhooks.client_id,
    missing_webhooks.external_ids
  ) as m;
end;
$$;

comment on function public.missing_webhooks is
$$Calls of platforms whose end never came, to be asked of the platform's API.

since: when the first of them was heard of. idle: how long nothing has been heard of a
call, from a minute. provider: vapi, retell, elevenlabs or livekit, null for all.
client_id: only this client's. external_ids: at most 10,000 ids of calls that the
platform itself lists as ended, of which nothing at all may have come; with provider.
For service_role. Answers a row for each call: client_id, provider, external_id;
session_id and started_at where it is recorded; event and received_at, of what came
last, null where nothing did. Give what the platform's API answers of it to the ingest
function of its provider.

Errors: 22023 since is missing, idle is out of range, an unknown provider, or
external_ids without one; 42501 not service_role.$$;

revoke all on function public.missing_webhooks
from public, anon, authenticated, service_role;
grant execute on function public.missing_webhooks
to service_role;
