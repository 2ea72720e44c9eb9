-- pgcalls.get_client_call_analytics: what the public one does.

create or replace function pgcalls.get_client_call_analytics(
  client_id text,
  start_date date,
  end_date date,
  assistant_id uuid
)
returns public.client_call_analytics_result
language plpgsql
stable
-- definer because callers hold no right on the tables; the tenant is checked here.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_scope record;
  v_client public.client_subscriptions;
  v_assistant_ids uuid[];
  v_lines json;
  v_result public.client_call_analytics_result;
begin
  v_scope := pgcalls.reading_scope(get_client_call_analytics.client_id);
  perform pgcalls.audit(
    v_scope.client_id, 'read', 'get_client_call_analytics', null
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

  v_result.client_id := v_client.client_id;
  v_result.timezone := v_client.timezone;
  v_result.end_date := coalesce(
    get_client_call_analytics.end_date, (now() at time zone v_client.timezone)::date
  );
  v_result.start_date := coalesce(
    get_client_call_analytics.start_date,
    case when isfinite(v_result.end_date) then v_result.end_date - 29 end
  );

  if (
    isfinite(v_result.start_date)
    and isfinite(v_result.end_date)
    and v_result.end_date - v_result.start_date between 0 and 3660
  ) is not true then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'start_date or end_date is out of range',
      hint = 'Pass two dates, end_date not before start_date, at most 3660 days later.';
  end if;

  v_result.currency := pgcalls.client_currency(v_client.client_id);
  -- None where an agent asks for another assistant than its own.
  v_assistant_ids := array(
    select a.id
    from public.assistants as a
    where
      a.client_id = v_client.client_id
      and (v_scope.assistant_id is null or a.id = v_scope.assistant_id)
      and (
        get_client_call_analytics.assistant_id is null
        or a.id = get_client_call_analytics.assistant_id
      )
  );

  select count(*) into v_result.active_calls
  from public.user_sessions as s
  where
    s.client_id = v_client.client_id
    and s.status = 'active'
    and s.assistant_id = any (v_assistant_ids);

  with figures as materialized (
    select f.*
    from pgcalls.rollup_figures(
      v_client.client_id, v_assistant_ids, v_result.start_date, v_result.end_date
    ) as f
  ),

  parts as materialized (
    select v.*
    from pgcalls.rollup_values(
      v_client.client_id, v_assistant_ids, v_result.start_date, v_result.end_date
    ) as v
  )

  select
    total.calls,
    total.unpriced_calls,
    total.seconds,
    total.minutes,
    total.cost,
    round(total.seconds / nullif(total.answered_calls, 0), 3),
    round(total.cost / nullif(total.calls - total.unpriced_calls, 0), 4),
    total.answered_calls,
    total.unanswered_calls,
    total.demos,
    total.conversion_rate,
    total.response_p50_seconds,
    total.response_p95_seconds,
    total.interruptions,
    total.talk_ratio,
    total.tool_calls,
    total.tool_success_rate,
    (
      select json_agg(line.* order by line.day)
      from (
        select
          f.day,
          f.calls,
          f.unpriced_calls,
          f.answered_calls,
          f.unanswered_calls,
          f.minutes,
          f.cost,
          f.demos,
          f.conversion_rate,
          f.response_p50_seconds,
          f.response_p95_seconds,
          f.interruptions,
          f.talk_ratio,
          f.tool_calls,
          f.tool_success_rate,
          coalesce(sentiment.lines, '[]') as by_sentiment,
          coalesce(lead_score.lines, '[]') as by_lead_score
        from figures as f
        left join parts as sentiment
          on sentiment.dimension = 'sentiment' and sentiment.day = f.day
        left join parts as lead_score
          on lead_score.dimension = 'lead_score' and lead_score.day = f.day
        where f.day is not null
      ) as line
    ),
    (
      select
        coalesce(json_agg(line.* order by line.calls desc, line.assistant_id), '[]')
      from (
        select
          f.assistant_id,
          f.calls,
          f.unpriced_calls,
          f.answered_calls,
          f.unanswered_calls,
          f.minutes,
          f.cost,
          f.demos,
          f.conversion_rate,
          f.response_p50_seconds,
          f.response_p95_seconds,
          f.interruptions,
          f.talk_ratio,
          f.tool_calls,
          f.tool_success_rate
        from figures as f
        where f.assistant_id is not null and f.calls > 0
      ) as line
    ),
    (
      select json_object_agg(p.dimension, p.lines)
      from parts as p
      where p.day is null
    )
  into
    v_result.total_calls,
    v_result.unpriced_calls,
    v_result.total_seconds,
    v_result.total_minutes,
    v_result.total_cost,
    v_result.avg_duration_seconds,
    v_result.avg_cost,
    v_result.answered_calls,
    v_result.unanswered_calls,
    v_result.demos,
    v_result.conversion_rate,
    v_result.response_p50_seconds,
    v_result.response_p95_seconds,
    v_result.interruptions,
    v_result.talk_ratio,
    v_result.tool_calls,
    v_result.tool_success_rate,
    v_result.by_day,
    v_result.by_assistant,
    v_lines
  from figures as total
  where total.day is null and total.assistant_id is null;

  v_result.by_outcome := coalesce(v_lines -> 'outcome', '[]');
  v_result.by_sentiment := coalesce(v_lines -> 'sentiment', '[]');
  v_result.by_type := coalesce(v_lines -> 'type', '[]');
  v_result.by_ended_reason := coalesce(v_lines -> 'ended_reason', '[]');
  v_result.by_lead_score := coalesce(v_lines -> 'lead_score', '[]');
  v_result.busiest_hours := coalesce(v_lines -> 'hour', '[]');
  v_result.by_hour := (
    select
      json_agg(
        coalesce(
          h.line,
          json_build_object('hour', g.hour, 'calls', 0, 'minutes', 0, 'cost', 0)
        )
        order by g.hour
      )
    from generate_series(0, 23) as g (hour)
    left join json_array_elements(v_result.busiest_hours) as h (line)
      on (h.line ->> 'hour')::integer = g.hour
  );

  return v_result;
end;
$$;

comment on function pgcalls.get_client_call_analytics is
'Implementation of public.get_client_call_analytics; documented there.';

revoke all on function pgcalls.get_client_call_analytics
from public, anon, authenticated, service_role;
grant execute on function pgcalls.get_client_call_analytics
to authenticated, service_role;
