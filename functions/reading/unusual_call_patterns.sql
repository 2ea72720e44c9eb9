-- pgcalls.unusual_call_patterns: what the public one does.

create or replace function pgcalls.unusual_call_patterns(
  client_id text,
  since timestamptz,
  until timestamptz,
  assistant_id uuid
)
returns setof public.unusual_call_pattern_row
language plpgsql
stable
-- definer because callers hold no right on the tables; the tenant is checked here.
security definer
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_custom_plan
as $$
declare
  v_scope record;
  v_client public.client_subscriptions;
  v_until timestamptz := coalesce(unusual_call_patterns.until, now());
  v_since timestamptz := coalesce(
    unusual_call_patterns.since, v_until - interval '7 days'
  );
  v_from timestamptz;
  v_known bigint;
begin
  v_scope := pgcalls.reading_scope(unusual_call_patterns.client_id);
  perform pgcalls.audit(
    v_scope.client_id, 'read', 'unusual_call_patterns', null
  );

  select c.* into v_client
  from public.client_subscriptions as c
  where c.client_id = coalesce(v_scope.client_id, 'default');

  if not found then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'client_id is unknown',
      hint = 'Pass the client_id of a row of client_subscriptions.';
  end if;

  if (
    isfinite(v_since)
    and isfinite(v_until)
    and v_since >= '2000-01-01T00:00:00Z'
    and v_until <= '2100-01-01T00:00:00Z'
    and v_since < v_until
    and v_until - v_since <= interval '92 days'
  ) is not true then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'since or until is out of range',
      hint = 'Pass two instants, since before until, at most 92 days apart.';
  end if;

  -- Nothing where an agent asks for another assistant than its own.
  if v_scope.assistant_id <> unusual_call_patterns.assistant_id then
    return;
  end if;

  v_scope.assistant_id := coalesce(
    v_scope.assistant_id, unusual_call_patterns.assistant_id
  );
  v_from := v_since - interval '60 days';

  select count(*) into v_known
  from public.user_sessions as s
  where
    s.client_id = v_client.client_id
    and (v_scope.assistant_id is null or s.assistant_id = v_scope.assistant_id)
    and s.started_at_utc >= v_from
    and s.started_at_utc < v_since;

  return query
  with calls as materialized (
    select
      s.id,
      s.customer_number,
      s.started_at_utc as at,
      -- What nobody answered is neither short nor cheap.
      case when s.is_answered is not false then s.duration_seconds end as seconds,
      case when s.is_answered is not false then s.cost_total end as cost,
      s.started_at_utc >= v_since as is_new,
      -- Without a history of its own a client is compared with the days themselves.
      s.started_at_utc < v_since or v_known < 30 as is_usual,
      date_trunc('hour', s.started_at_utc at time zone v_client.timezone) as local_hour
    from public.user_sessions as s
    where
      s.client_id = v_client.client_id
      and (v_scope.assistant_id is null or s.assistant_id = v_scope.assistant_id)
      and s.started_at_utc >= v_from
      and s.started_at_utc < v_until
  ),

  -- Materialized, because the planner takes what it knows little of for one row, and
  -- would work each measure out again for every call.
  span as materialized (
    select
      count(*) filter (where c.is_usual) as usual_calls,
      count(*) filter (where c.is_new) as new_calls,
      greatest(
        extract(
          epoch from max(c.at) filter (where c.is_usual)
          - min(c.at) filter (where c.is_usual)
        ) / 86400,
        1
      ) as usual_days
    from calls as c
  ),

  -- Lengths and costs spread over orders of magnitude: logarithms, median and median
  -- deviation, which the abuse itself hardly moves.
  measures as (
    select
      c.id,
      c.at,
      c.customer_number,
      c.is_new,
      c.is_usual,
      m.name,
      m.value,
      ln(1 + m.scale * m.value) as size
    from calls as c
    cross join lateral (
      values ('duration', c.seconds, 1), ('cost', c.cost, 1000)
    ) as m (name, value, scale)
    where m.value is not null
  ),

  middles as materialized (
    select
      m.name,
      percentile_cont(0.5) within group (order by m.size) as middle
    from measures as m
    where m.is_usual
    group by m.name
  ),

  spreads as materialized (
    select
      m.name,
      k.middle,
      greatest(
        1.4826 * percentile_cont(0.5) within group (order by abs(m.size - k.middle)),
        0.2
      ) as spread
    from measures as m
    join middles as k on m.name = k.name
    where m.is_usual
    group by m.name, k.middle
  ),

  far_off as (
    select
      'unusual_' || m.name as pattern,
      (m.size - k.middle) / k.spread as score,
      case m.name
        when 'duration'
          then format(
            'lasted %s seconds; half of the calls last no longer than %s',
            round(m.value), round((exp(k.middle) - 1)::numeric)
          )
        else format(
          'cost %s; half of the calls cost no more than %s',
          round(m.value, 4), round((exp(k.middle) - 1)::numeric / 1000, 4)
        )
      end as reason,
      m.customer_number,
      array[m.id] as ids
    from measures as m
    join spreads as k on m.name = k.name
    where m.is_new and (m.size - k.middle) / k.spread > 5
  ),

  -- How many calls came from the same number within the hour up to each call.
  hours as (
    select
      c.id,
      c.customer_number,
      c.at,
      c.is_new,
      c.is_usual,
      count(*) over (
        partition by c.customer_number
        order by c.at
        range between interval '1 hour' preceding and current row
      ) as calls
    from calls as c
    where c.customer_number is not null
  ),

  -- Each number counts once, so that a few that call often do not make it usual.
  busiest as (
    select max(h.calls) as calls
    from hours as h
    where h.is_usual
    group by h.customer_number
  ),

  usual_hour as materialized (
    select
      percentile_cont(0.5) within group (order by b.calls) as middle,
      greatest(sqrt(percentile_cont(0.5) within group (order by b.calls)), 1) as spread
    from busiest as b
  ),

  -- A number that always calls often is its own measure.
  number_hours as (
    select
      h.*,
      coalesce(
        max(h.calls) filter (where h.is_usual and not h.is_new) over (
          partition by h.customer_number
        ),
        0
      ) as most
    from hours as h
  ),

  bursts as (
    select
      'burst_from_number' as pattern,
      max((h.calls - u.middle) / u.spread) as score,
      format(
        '%s calls from one number within an hour; usual is %s',
        max(h.calls), greatest(round(u.middle), max(h.most))
      ) as reason,
      h.customer_number,
      array_agg(b.id) as ids
    from number_hours as h
    cross join usual_hour as u
    join calls as b
      on
        h.customer_number = b.customer_number
        and b.is_new
        and b.at <= h.at
        and b.at >= h.at - interval '1 hour'
    where
      h.is_new
      and (h.calls - u.middle) / u.spread >= 5
      and h.calls > 2 * h.most
    group by h.customer_number, u.middle, u.spread
  ),

  -- Short is less than a tenth of the usual length.
  short_calls as (
    select
      c.id,
      c.local_hour,
      c.is_new,
      c.is_usual,
      ln(1 + c.seconds) < ln(1 + (exp(k.middle) - 1) / 10) as is_short
    from calls as c
    join middles as k on k.name = 'duration'
    where c.seconds is not null
  ),

  usual_share as materialized (
    select
      (count(*) filter (where s.is_short) + 1.0) / (count(*) + 2) as share
    from short_calls as s
    where s.is_usual
  ),

  short_hours as (
    select
      'many_short_calls' as pattern,
      (count(*) filter (where s.is_short) - count(*) * u.share)
      / sqrt(count(*) * u.share * (1 - u.share) + 1) as score,
      format(
        '%s of %s calls within an hour were very short; usual are %s in a hundred',
        count(*) filter (where s.is_short), count(*), round(100 * u.share, 1)
      ) as reason,
      null::text as customer_number,
      array_agg(s.id) filter (where s.is_short) as ids
    from short_calls as s
    cross join usual_share as u
    where s.is_new
    group by s.local_hour, u.share
  ),

  -- Hours of the day in which this client has less than a tenth of its even share.
  clock as materialized (
    select
      hour_of_day.hour,
      count(c.id) as calls
    from generate_series(0, 23) as hour_of_day (hour)
    left join calls as c
      on c.is_usual and extract(hour from c.local_hour) = hour_of_day.hour
    group by hour_of_day.hour
  ),

  odd_hours as (
    select
      'unusual_hour' as pattern,
      (count(*) - k.calls / p.usual_days) / sqrt(k.calls / p.usual_days + 1) as score,
      format(
        '%s calls between %s:00 and %s:00; of %s usual calls %s came then',
        count(*), k.hour, k.hour + 1, p.usual_calls, k.calls
      ) as reason,
      null::text as customer_number,
      array_agg(c.id) as ids
    from calls as c
    cross join span as p
    join clock as k on extract(hour from c.local_hour) = k.hour
    where c.is_new and v_known >= 30 and k.calls < p.usual_calls / 240.0
    group by c.local_hour, k.hour, k.calls, p.usual_days, p.usual_calls
  ),

  texts as (
    select
      md5(lower(replace(regexp_replace(m.content, '\s+', ' ', 'g'), 'I', 'i'))) as text,
      c.id,
      c.is_new,
      c.is_usual
    from calls as c
    join public.conversation_messages as m
      on m.client_id = v_client.client_id and c.id = m.session_id
    where m.role = 'user' and length(m.content) between 20 and 2000
  ),

  repeats as (
    select
      'repeated_text' as pattern,
      (t.turns - t.expected) / sqrt(t.expected + 1) as score,
      format(
        'the same words %s times in %s calls; %s times would be usual',
        t.turns, t.calls, round(t.expected, 1)
      ) as reason,
      null::text as customer_number,
      t.ids
    from (
      select
        count(*) filter (where x.is_new) as turns,
        count(distinct x.id) filter (where x.is_new) as calls,
        count(*) filter (where x.is_usual) * max(p.new_calls)::numeric
        / greatest(max(p.usual_calls), 1) as expected,
        array_agg(distinct x.id) filter (where x.is_new) as ids
      from texts as x
      cross join span as p
      where v_known >= 30
      group by x.text
    ) as t
    where t.turns > 0
  ),

  found_all as materialized (
    select * from far_off
    union all
    select * from bursts
    union all
    select * from short_hours as s where s.score >= 5
    union all
    select * from odd_hours as o where o.score >= 2
    union all
    select * from repeats as r where r.score >= 5
  )

  select
    f.pattern,
    round(f.score::numeric, 1),
    f.reason,
    f.customer_number,
    min(c.at),
    max(c.at),
    count(distinct c.id),
    (array_agg(distinct c.id))[1:1000]
  from found_all as f
  cross join lateral unnest(f.ids) as behind (id)
  join calls as c on behind.id = c.id
  group by f.pattern, f.score, f.reason, f.customer_number, f.ids
  order by f.score desc, min(c.at)
  limit 1000;
end;
$$;

comment on function pgcalls.unusual_call_patterns is
'Implementation of public.unusual_call_patterns; documented there.';

revoke all on function pgcalls.unusual_call_patterns
from public, anon, authenticated, service_role;
grant execute on function pgcalls.unusual_call_patterns
to authenticated, service_role;
