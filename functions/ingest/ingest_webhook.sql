-- pgcalls.ingest_webhook(provider, body): what public.ingest_<provider> does.

create or replace function pgcalls.ingest_webhook(
  provider text,
  body json
)
returns public.ingest_result
language plpgsql
volatile
-- definer because callers hold no right on the tables; require_sender is the gate.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_is_service boolean := pgcalls.is_service();
  v_claims text := coalesce(current_setting('request.jwt.claims', true), '');
  v_sender record;
  v_document jsonb;
  v_digest text;
  v_notices jsonb := '[]';
  v_event public.webhook_events;
  v_result public.ingest_result;
begin
  perform pgcalls.require_choice(
    ingest_webhook.provider,
    'provider',
    array['vapi', 'retell', 'elevenlabs', 'livekit']
  );
  v_sender := pgcalls.require_sender(
    ingest_webhook.provider, ingest_webhook.body::text
  );

  begin
    select r.document, r.notices into v_document, v_notices
    from pgcalls.read_body(ingest_webhook.body::text) as r;
  exception
    when data_exception or statement_too_complex or sqlstate 'PT413' then
      v_event.sqlstate := sqlstate;
      v_event.reason := case
        when sqlstate in ('22023', 'PT413') then sqlerrm else 'the body cannot be read'
      end;
  end;

  v_digest := pgcalls.erasure_digest('webhook', ingest_webhook.body::text);

  insert into public.webhook_events as e (
    client_id,
    provider,
    assistant_id,
    body,
    body_digest,
    notices,
    sqlstate,
    reason
  )
  values (
    v_sender.client_id,
    ingest_webhook.provider,
    v_sender.assistant_id,
    v_document,
    v_digest,
    pgcalls.fit_notices(v_notices),
    v_event.sqlstate,
    v_event.reason
  )
  on conflict on constraint webhook_events_client_id_provider_body_digest_key
  do update set deliveries = e.deliveries + 1
  returning e.* into v_event;

  if v_event.deliveries > 1 and v_event.verdict <> 'failed' then
    v_result.verdict := 'duplicate';
  elsif v_document is not null then
    select (p.projected).* into v_event
    from pgcalls.project_event(
      v_event, v_document, v_notices, v_sender.signed_by
    ) as p;

    -- Nobody goes on as who record_event acted for.
    perform pgcalls.set_everywhere('request.jwt.claims', v_claims);
    perform pgcalls.set_flag('signed_by', false);
  end if;

  v_result.id := v_event.id;
  v_result.verdict := coalesce(v_result.verdict, v_event.verdict);
  v_result.notices := v_event.notices;

  -- Of another agent's call not even the id.
  select s.id into v_result.session_id
  from public.user_sessions as s
  where
    s.client_id = v_event.client_id
    and s.id = v_event.session_id
    and (
      s.assistant_id = v_sender.assistant_id
      or v_sender.signed_by is not null
      and v_sender.assistant_id = '00000000-0000-0000-0000-000000000000'
      or v_is_service
    );

  return v_result;
end;
$$;

comment on function pgcalls.ingest_webhook is
$$Implementation of public.ingest_vapi and its like; documented there.

provider: which of them.$$;

revoke all on function pgcalls.ingest_webhook
from public, anon, authenticated, service_role;
grant execute on function pgcalls.ingest_webhook
to anon, authenticated, service_role;
