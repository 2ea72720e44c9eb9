-- pgcalls.missing_webhooks: what public.missing_webhooks does.

create or replace function pgcalls.missing_webhooks(
  since timestamptz,
  idle interval,
  provider text,
  client_id text,
  external_ids text[]
)
returns setof public.missing_webhooks_row
language plpgsql
volatile
-- definer because it looks at what nobody else may.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_until timestamptz;
begin
  perform pgcalls.require_choice(
    missing_webhooks.provider,
    'provider',
    array['vapi', 'retell', 'elevenlabs', 'livekit']
  );

  if missing_webhooks.since is null then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'since is missing',
      hint = 'Pass when the first of the calls was heard of.';
  end if;

  if (
    missing_webhooks.idle between interval '1 minute' and interval '10 years'
  ) is not true then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'idle is out of range',
      hint = 'Pass an interval from a minute to ten years, such as 1 hour.';
  end if;

  if cardinality(missing_webhooks.external_ids) > 10000
    or (missing_webhooks.external_ids is not null and missing_webhooks.provider is null)
  then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'external_ids has no provider, or more than 10,000 ids',
      hint = 'Pass the provider whose ids they are, and fewer of them at a time.';
  end if;

  v_until := clock_timestamp() - missing_webhooks.idle;

  return query
  with heard as (
    select distinct on (e.client_id, e.provider, e.external_id)
      e.client_id,
      e.provider,
      e.external_id,
      e.session_id,
      e.event,
      e.received_at
    from public.webhook_events as e
    where
      e.received_at >= missing_webhooks.since
      and e.external_id is not null
      -- Of a room that became no call there is no end to wait for.
      and (e.provider <> 'livekit' or e.session_id is not null)
    order by e.client_id, e.provider, e.external_id, e.received_at desc, e.id desc
  ),

  suspects as (
    select
      coalesce(h.client_id, s.client_id) as client_id,
      coalesce(h.provider, s.source) as provider,
      coalesce(h.external_id, s.session_id) as external_id,
      h.event,
      h.received_at
    from heard as h
    full join (
      select recorded.client_id, recorded.source, recorded.session_id
      from public.user_sessions as recorded
      where
        recorded.started_at_utc >= missing_webhooks.since
        and recorded.source in ('vapi', 'retell', 'elevenlabs', 'livekit')
        and recorded.anonymized_at is null
        and (recorded.ended_at_utc is null or recorded.is_end_inferred)
    ) as s
      on
        s.client_id = h.client_id
        and s.source = h.provider
        and s.session_id = h.external_id
    union
    select
      coalesce(missing_webhooks.client_id, recorded.client_id),
      missing_webhooks.provider,
      listed.external_id,
      null,
      null
    from unnest(missing_webhooks.external_ids) as listed (external_id)
    left join public.user_sessions as recorded
      on
        recorded.session_id = listed.external_id
        and recorded.source = missing_webhooks.provider
        and missing_webhooks.client_id is null
    where
      listed.external_id is not null
      and listed.external_id not in (
        select h.external_id
        from heard as h
        where
          h.provider = missing_webhooks.provider
          and h.client_id = coalesce(missing_webhooks.client_id, h.client_id)
      )
  )

  select
    c.client_id,
    c.provider,
    c.external_id,
    s.id as session_id,
    s.started_at_utc as started_at,
    c.event,
    c.received_at
  from suspects as c
  left join public.user_sessions as s
    on s.client_id = c.client_id and s.session_id = c.external_id
  cross join lateral pgcalls.last_activity(s.client_id, s.id) as activity
  where
    c.provider = coalesce(missing_webhooks.provider, c.provider)
    and (
      missing_webhooks.client_id is null
      or c.client_id = missing_webhooks.client_id
    )
    and greatest(c.received_at, activity.heard_at, '-infinity') < v_until
    and (s.ended_at_utc is null or s.is_end_inferred)
    and not exists (
      select
      from public.webhook_events as e
      where
        e.client_id = coalesce(c.client_id, e.client_id)
        and e.external_id = c.external_id
        and e.provider = c.provider
        and e.is_over
    )
  order by c.received_at nulls last, c.client_id, c.external_id;
end;
$$;

comment on function pgcalls.missing_webhooks is
'Implementation of public.missing_webhooks; documented there.';

revoke all on function pgcalls.missing_webhooks
from public, anon, authenticated, service_role;
grant execute on function pgcalls.missing_webhooks
to service_role;
