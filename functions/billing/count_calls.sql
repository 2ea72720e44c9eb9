-- pgcalls.count_calls(client_id, before, after): usage and rollups of a client.

create or replace function pgcalls.count_calls(
  client_id text,
  before public.user_sessions[],
  after public.user_sessions[]
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
-- Planning it for so many calls takes longer than running it.
set plan_cache_mode = force_generic_plan
as $$
declare
  v_client public.client_subscriptions;
  v_part record;
begin
  -- The client before all that is counted for it: whoever changes several of its
  -- months and days then waits for nobody else.
  select c.* into v_client
  from public.client_subscriptions as c
  where c.client_id = count_calls.client_id
  for no key update;

  for v_part in
    select
      part.month,
      part.session_id,
      sum(part.sign) as call_count,
      coalesce(sum(part.sign) filter (where part.cost is null), 0) as unpriced_count,
      coalesce(sum(part.sign) filter (where not part.is_answered), 0)
        as unanswered_count,
      sum(part.sign * coalesce(part.seconds, 0)) as seconds,
      sum(part.sign * part.included_seconds) as included_seconds,
      sum(part.sign * coalesce(part.cost, 0)) as cost
    from (
      select
        u.sign,
        m.month,
        -- What changes a closed month has a line for each call.
        case
          when cardinality(count_calls.after) = 1
            or exists (
              select
              from public.statements as closed
              where closed.client_id = count_calls.client_id and closed.month = m.month
            )
            then u.id
        end as session_id,
        u.duration_seconds as seconds,
        u.included_seconds,
        u.cost_total as cost,
        u.is_answered,
        u.ended_at_utc as ended_at
      from (
        select
          -1 as sign,
          b.*
        from unnest(count_calls.before) as b
        union all
        select
          1,
          a.*
        from unnest(count_calls.after) as a
      ) as u
      cross join lateral (
        select date_trunc('month', u.started_at_utc at time zone 'UTC')::date as month
      ) as m
    ) as part
    where part.ended_at is not null
    group by part.month, part.session_id
  loop
    if (
      v_part.call_count,
      v_part.unpriced_count,
      v_part.unanswered_count,
      v_part.seconds,
      v_part.included_seconds,
      v_part.cost
    ) <> (0, 0, 0, 0, 0, 0) then
      perform pgcalls.add_usage(
        count_calls.client_id,
        v_part.month,
        v_part.session_id,
        v_part.call_count::integer,
        v_part.unpriced_count::integer,
        v_part.unanswered_count::integer,
        v_part.seconds,
        v_part.included_seconds,
        v_part.cost
      );
    end if;
  end loop;

  insert into public.call_rollups as r (
    client_id,
    day,
    assistant_id,
    call_count,
    unpriced_count,
    unanswered_count,
    demo_count,
    duration_seconds,
    cost_total,
    interruption_count,
    agent_letters,
    user_letters,
    tool_count,
    tool_success_count,
    tool_failure_count,
    responses
  )
  select
    count_calls.client_id,
    day.day,
    part.assistant_id,
    sum(part.sign),
    sum(part.sign * (part.cost_total is null)::integer),
    sum(part.sign * (part.is_answered is false)::integer),
    sum(part.sign * part.demo_scheduled::integer),
    sum(part.sign * coalesce(part.duration_seconds, 0)),
    sum(part.sign * coalesce(part.cost_total, 0)),
    sum(part.sign * coalesce(figures.interruptions, 0)),
    sum(part.sign * coalesce(figures.agent_letters, 0)),
    sum(part.sign * coalesce(figures.user_letters, 0)),
    sum(part.sign * coalesce(part.tool_call_count, 0)),
    sum(part.sign * coalesce(figures.tool_successes, 0)),
    sum(part.sign * coalesce(figures.tool_failures, 0)),
    sum(part.sign * pgcalls.pack_responses(figures.responses))
  from (
    select
      -1 as sign,
      b.*
    from unnest(count_calls.before) as b
    union all
    select
      1,
      a.*
    from unnest(count_calls.after) as a
  ) as part
  cross join lateral (
    select (part.started_at_utc at time zone v_client.timezone)::date
  ) as day (day)
  cross join lateral jsonb_to_record(
    coalesce(part.figures, '{}')
  ) as figures (
    interruptions bigint,
    agent_letters bigint,
    user_letters bigint,
    tool_successes bigint,
    tool_failures bigint,
    responses jsonb
  )
  where part.ended_at_utc is not null
  group by day.day, part.assistant_id
  on conflict on constraint call_rollups_pkey do update set
    call_count = r.call_count + excluded.call_count,
    unpriced_count = r.unpriced_count + excluded.unpriced_count,
    unanswered_count = r.unanswered_count + excluded.unanswered_count,
    demo_count = r.demo_count + excluded.demo_count,
    duration_seconds = r.duration_seconds + excluded.duration_seconds,
    cost_total = r.cost_total + excluded.cost_total,
    interruption_count = r.interruption_count + excluded.interruption_count,
    agent_letters = r.agent_letters + excluded.agent_letters,
    user_letters = r.user_letters + excluded.user_letters,
    tool_count = r.tool_count + excluded.tool_count,
    tool_success_count = r.tool_success_count + excluded.tool_success_count,
    tool_failure_count = r.tool_failure_count + excluded.tool_failure_count,
    responses = r.responses + excluded.responses;

  insert into public.call_breakdowns as b (
    client_id,
    dimension,
    period,
    day,
    assistant_id,
    value,
    call_count,
    duration_seconds,
    cost_total
  )
  select
    count_calls.client_id,
    label.dimension,
    span.period,
    span.day,
    part.assistant_id,
    coalesce(label.value, '') as value,
    sum(part.sign) as call_count,
    sum(part.sign * coalesce(part.duration_seconds, 0))
      as duration_seconds,
    sum(part.sign * coalesce(part.cost_total, 0)) as cost_total
  from (
    select
      -1 as sign,
      b as session,
      b.*
    from unnest(count_calls.before) as b
    union all
    select
      1,
      a,
      a.*
    from unnest(count_calls.after) as a
  ) as part
  cross join lateral (
    select part.started_at_utc at time zone v_client.timezone
  ) as local (start)
  cross join lateral (
    values
    ('outcome', left(part.call_outcome, 200)),
    ('sentiment', left(part.sentiment, 200)),
    ('type', left(part.type, 200)),
    ('ended_reason', left(part.ended_reason, 200)),
    ('hour', extract(hour from local.start)::text),
    (
      'lead_score',
      pgcalls.lead_band(part.session, v_client.lead_score_weights)::text
    )
  ) as label (dimension, value)
  cross join lateral (
    values
    ('day', local.start::date),
    ('month', date_trunc('month', local.start)::date)
  ) as span (period, day)
  where part.ended_at_utc is not null
  group by
    label.dimension,
    span.period,
    span.day,
    part.assistant_id,
    coalesce(label.value, '')
  having
    (
      sum(part.sign),
      sum(part.sign * coalesce(part.duration_seconds, 0)),
      sum(part.sign * coalesce(part.cost_total, 0))
    ) <> (0, 0, 0)
  on conflict on constraint call_breakdowns_pkey do update set
    call_count = b.call_count + excluded.call_count,
    duration_seconds = b.duration_seconds + excluded.duration_seconds,
    cost_total = b.cost_total + excluded.cost_total;
end;
$$;

comment on function pgcalls.count_calls is
$$Add the difference that calls make to their client's months and days.

What the rows counted before is taken back, what they count after is added; null for a
row that is not there. Several calls are for who has asked is_counted_at_once. So ending
twice adds nothing, and counters and rollups always equal the sum over the rows. Months
are UTC, days the client's own, both those of the start, whatever TimeZone says. It
locks the client.$$;

revoke all on function pgcalls.count_calls
from public, anon, authenticated, service_role;
