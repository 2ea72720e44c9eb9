-- public.ingest_retell(json): the body of a webhook becomes a call.

create or replace function public.ingest_retell(
  json
)
returns public.ingest_result
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  -- Without a name, so that PostgREST hands over the body as it came.
  return pgcalls.ingest_webhook('retell', $1);
end;
$$;

comment on function public.ingest_retell is
$$The body of a webhook of Retell becomes a call: give Retell the address of this
function as webhook URL.

The one argument is the whole body. Who may send it: an agent, for its assistant;
service_role, for the row of webhook_endpoints that the header x-pgcalls-endpoint
names, or else the client default; or anybody whose body is signed with a secret of
that row. Kept in webhook_events, then recorded through start_session, end_session and
log_usage. Answers id, of the event; verdict: stored, duplicate, ignored (it says
nothing that a call keeps), waiting (it adds to a call that is not there yet) or failed
(see reason in webhook_events, and replay_webhooks); session_id, the id of the call; and
notices, as those of start_session, of what could not be kept.

Errors: 42501 neither agent nor service_role, and not signed for an endpoint.$$;

revoke all on function public.ingest_retell
from public, anon, authenticated, service_role;
grant execute on function public.ingest_retell
to anon, authenticated, service_role;
