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
  v_client_id text;
  v_listed text[];
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

  -- Of what the platform lists, that of which nothing came.
  v_listed := array(
    select l.external_id
    from unnest(missing_webhooks.external_ids) as l (external_id)
    where l.external_id is not null
    except
    select e.external_id
    from public.webhook_events as e
    where
      e.received_at >= missing_webhooks.since
      and e.provider = missing_webhooks.provider
      and e.external_id = any (missing_webhooks.external_ids)
      and (e.provider <> 'livekit' or e.session_id is not null)
      and (
        missing_webhooks.client_id is null
        or e.client_id = missing_webhooks.client_id
      )
  );

  foreach v_client_id in array pgcalls.clients_apart(missing_webhooks.client_id) loop
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
        (v_client_id is null or e.client_id = v_client_id)
        and e.received_at >= missing_webhooks.since
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
          (v_client_id is null or recorded.client_id = v_client_id)
          and recorded.started_at_utc >= missing_webhooks.since
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
        missing_webhooks.client_id,
        missing_webhooks.provider,
        l.external_id,
        null,
        null
      from unnest(v_listed) as l (external_id)
      where missing_webhooks.client_id is not null
      union
      select
        recorded.client_id,
        missing_webhooks.provider,
        recorded.session_id,
        null,
        null
      from public.user_sessions as recorded
      where
        (v_client_id is null or recorded.client_id = v_client_id)
        and recorded.session_id = any (v_listed)
        and recorded.source = missing_webhooks.provider
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
      on
        s.client_id = c.client_id
        and s.session_id = c.external_id
        and (v_client_id is null or s.client_id = v_client_id)
    cross join lateral pgcalls.last_activity(s.client_id, s.id) as activity
    where
      c.provider = coalesce(missing_webhooks.provider, c.provider)
      and greatest(c.received_at, activity.heard_at, '-infinity') < v_until
      and (s.ended_at_utc is null or s.is_end_inferred)
      and not exists (
        select
        from public.webhook_events as e
        where
          e.client_id = c.client_id
          and e.external_id = c.external_id
          and e.provider = c.provider
          and e.is_over
          and (v_client_id is null or e.client_id = v_client_id)
      )
    order by c.received_at nulls last, c.client_id, c.external_id;
  end loop;

  if missing_webhooks.client_id is not null then
    return;
  end if;

  -- Last what no client has.
  return query
  select
    null,
    missing_webhooks.provider,
    u.external_id,
    null::uuid,
    null::timestamptz,
    null,
    null::timestamptz
  from (
    select l.external_id
    from unnest(v_listed) as l (external_id)
    except
    select s.session_id
    from public.user_sessions as s
    where s.session_id = any (v_listed) and s.source = missing_webhooks.provider
    except
    select e.external_id
    from public.webhook_events as e
    where
      e.external_id = any (v_listed)
      and e.provider = missing_webhooks.provider
      and e.is_over
  ) as u
  order by u.external_id;
end;
$$;

comment on function pgcalls.missing_webhooks is
'Implementation of public.missing_webhooks; documented there.';

revoke all on function pgcalls.missing_webhooks
from public, anon, authenticated, service_role;
grant execute on function pgcalls.missing_webhooks
to service_role;
