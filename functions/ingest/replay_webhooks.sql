-- pgcalls.replay_webhooks: what public.replay_webhooks does.

create or replace function pgcalls.replay_webhooks(
  since timestamptz,
  until timestamptz,
  provider text,
  dry_run boolean
)
returns setof public.replay_webhooks_row
language plpgsql
volatile
-- definer because only functions write what became of an event.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_call record;
  v_event public.webhook_events;
  v_projected record;
  v_row public.replay_webhooks_row;
begin
  perform pgcalls.require_choice(
    replay_webhooks.provider,
    'provider',
    array['vapi', 'retell', 'elevenlabs', 'livekit']
  );

  if replay_webhooks.since is null then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'since is missing',
      hint = 'Pass when the first of the events came.';
  end if;

  -- All calls before the first client.
  for v_call in
    select distinct e.client_id, e.session_id
    from public.webhook_events as e
    where
      e.received_at >= replay_webhooks.since
      and e.received_at < coalesce(replay_webhooks.until, 'infinity')
      and e.provider = coalesce(replay_webhooks.provider, e.provider)
      and e.session_id is not null
    order by e.session_id, e.client_id
  loop
    perform
    from public.user_sessions as s
    where s.client_id = v_call.client_id and s.id = v_call.session_id
    for no key update;
  end loop;

  for v_event in
    select e.*
    from public.webhook_events as e
    where
      e.received_at >= replay_webhooks.since
      and e.received_at < coalesce(replay_webhooks.until, 'infinity')
      and e.provider = coalesce(replay_webhooks.provider, e.provider)
      and e.body is not null
    order by e.received_at, e.id
  loop
    v_row := null;

    begin
      v_projected := pgcalls.project_event(
        v_event,
        v_event.body,
        -- Of what is gone since it came.
        jsonb_path_query_array(
          v_event.notices, '$[*] ? (@.reason == "it is secret, or sound")'
        ),
        null
      );

      v_row.external_id := (v_projected.projected).external_id;
      v_row.event := (v_projected.projected).event;
      v_row.new_verdict := (v_projected.projected).verdict;
      v_row.changed := v_projected.changed;
      v_row.reason := (v_projected.projected).reason;

      if coalesce(replay_webhooks.dry_run, true) then
        raise exception using errcode = 'PT000', message = 'undone';
      end if;
    exception
      when sqlstate 'PT000' then null;
      when deadlock_detected or lock_not_available then
        raise;
      when others then
        -- Without the message, which may hold a row.
        v_row.external_id := v_event.external_id;
        v_row.event := v_event.event;
        v_row.new_verdict := 'failed';
        v_row.changed := '{}';
        v_row.reason := 'it failed with ' || sqlstate;
    end;

    v_row.id := v_event.id;
    v_row.client_id := v_event.client_id;
    v_row.provider := v_event.provider;
    v_row.old_verdict := v_event.verdict;

    return next v_row;
  end loop;
end;
$$;

comment on function pgcalls.replay_webhooks is
'Implementation of public.replay_webhooks; documented there.';

revoke all on function pgcalls.replay_webhooks
from public, anon, authenticated, service_role;
grant execute on function pgcalls.replay_webhooks
to service_role;
