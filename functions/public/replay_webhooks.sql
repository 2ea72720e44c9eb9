-- public.replay_webhooks(...): record again what came, with the mappers of today.

create or replace function public.replay_webhooks(
  since timestamptz,
  until timestamptz default null,
  provider text default null,
  dry_run boolean default true
)
returns setof public.replay_webhooks_row
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return query
  select r.*
  from pgcalls.replay_webhooks(
    replay_webhooks.since,
    replay_webhooks.until,
    replay_webhooks.provider,
    replay_webhooks.dry_run
  ) as r;
end;
$$;

comment on function public.replay_webhooks is
$$Record again what platforms sent, with the mappers of today.

since, until: when it came, until exclusive, null for now. provider: vapi, retell,
elevenlabs or livekit, null for all. dry_run: only say what it would change, which is
the default. For service_role. Answers
a row for each event, oldest first: id, client_id, provider, external_id, event,
old_verdict, new_verdict, changed (call when it is new, columns, messages), and reason
where it failed. What a call has stays; what it lacks is filled.

Errors: 22023 since is missing, or an unknown provider; 42501 not service_role.$$;

revoke all on function public.replay_webhooks
from public, anon, authenticated, service_role;
grant execute on function public.replay_webhooks
to service_role;
