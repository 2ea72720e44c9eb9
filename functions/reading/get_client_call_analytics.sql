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
  v_figures jsonb;
  v_parts jsonb;
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
    round(total.seconds / 60, 2),
    total.cost,
    round(
      total.seconds / nullif((total.figures ->> 'answered_calls')::bigint, 0), 3
    ),
    round(total.cost / nullif(total.calls - total.unpriced_calls, 0), 4),
    total.figures,
    (
      select
        jsonb_agg(
          jsonb_build_object('day', f.day)
          || f.figures
          || jsonb_build_object(
            'by_sentiment', coalesce(sentiment.lines, '[]'),
            'by_lead_score', coalesce(lead_score.lines, '[]')
          )
          order by f.day
        )
      from figures as f
      left join parts as sentiment
        on sentiment.dimension = 'sentiment' and sentiment.day = f.day
      left join parts as lead_score
        on lead_score.dimension = 'lead_score' and lead_score.day = f.day
      where f.day is not null
    ),
    (
      select
        coalesce(
          jsonb_agg(
            jsonb_build_object('assistant_id', f.assistant_id) || f.figures
            order by f.calls desc, f.assistant_id
          ),
          '[]'
        )
      from figures as f
      where f.assistant_id is not null and f.calls > 0
    ),
    (
      select jsonb_object_agg(p.dimension, p.lines)
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
    v_figures,
    v_result.by_day,
    v_result.by_assistant,
    v_parts
  from figures as total
  where total.day is null and total.assistant_id is null;

  v_result.by_outcome := coalesce(v_parts -> 'outcome', '[]');
  v_result.by_sentiment := coalesce(v_parts -> 'sentiment', '[]');
  v_result.by_type := coalesce(v_parts -> 'type', '[]');
  v_result.by_ended_reason := coalesce(v_parts -> 'ended_reason', '[]');
  v_result.by_lead_score := coalesce(v_parts -> 'lead_score', '[]');
  v_result.busiest_hours := coalesce(v_parts -> 'hour', '[]');
  v_result.by_hour := (
    select
      jsonb_agg(
        coalesce(
          h.line,
          jsonb_build_object('hour', g.hour, 'calls', 0, 'minutes', 0, 'cost', 0)
        )
        order by g.hour
      )
    from generate_series(0, 23) as g (hour)
    left join jsonb_array_elements(v_result.busiest_hours) as h (line)
      on (h.line ->> 'hour')::integer = g.hour
  );
  v_result.answered_calls := v_figures ->> 'answered_calls';
  v_result.unanswered_calls := v_figures ->> 'unanswered_calls';
  v_result.demos := v_figures ->> 'demos';
  v_result.conversion_rate := v_figures ->> 'conversion_rate';
  v_result.response_p50_seconds := v_figures ->> 'response_p50_seconds';
  v_result.response_p95_seconds := v_figures ->> 'response_p95_seconds';
  v_result.interruptions := v_figures ->> 'interruptions';
  v_result.talk_ratio := v_figures ->> 'talk_ratio';
  v_result.tool_calls := v_figures ->> 'tool_calls';
  v_result.tool_success_rate := v_figures ->> 'tool_success_rate';

  return v_result;
end;
$$;

comment on function pgcalls.get_client_call_analytics is
'Implementation of public.get_client_call_analytics; documented there.';

revoke all on function pgcalls.get_client_call_analytics
from public, anon, authenticated, service_role;
grant execute on function pgcalls.get_client_call_analytics
to authenticated, service_role;
