-- pgcalls.get_client_call_analytics: what the public one does.

create or replace function pgcalls.get_client_call_analytics(
  client_id text,
  start_date date,
  end_date date
)
returns public.client_call_analytics_result
language plpgsql
stable
-- definer because callers hold no right on the tables; the tenant is checked here.
security definer
set search_path = pg_catalog, pg_temp
-- Without the filter that is left out, whole clients are read by the key alone.
set plan_cache_mode = force_custom_plan
as $$
declare
  v_scope record;
  v_client public.client_subscriptions;
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
    case
      when isfinite(v_result.end_date)
        then date_trunc('month', v_result.end_date::timestamp)::date
    end
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

  select
    sum(d.calls),
    sum(d.unpriced),
    sum(d.seconds),
    round(sum(d.seconds) / 60, 2),
    sum(d.cost),
    round(sum(d.seconds) / nullif(sum(d.calls), 0), 3),
    round(sum(d.cost) / nullif(sum(d.calls) - sum(d.unpriced), 0), 4),
    jsonb_agg(
      jsonb_build_object(
        'day', d.day,
        'calls', d.calls,
        'unpriced_calls', d.unpriced,
        'minutes', round(d.seconds / 60, 2),
        'cost', d.cost
      )
      order by d.day
    )
  into
    v_result.total_calls,
    v_result.unpriced_calls,
    v_result.total_seconds,
    v_result.total_minutes,
    v_result.total_cost,
    v_result.avg_duration_seconds,
    v_result.avg_cost,
    v_result.by_day
  from (
    select
      v_result.start_date + days.n as day,
      coalesce(sum(r.call_count), 0) as calls,
      coalesce(sum(r.unpriced_count), 0) as unpriced,
      coalesce(sum(r.duration_seconds), 0) as seconds,
      coalesce(sum(r.cost_total), 0) as cost
    from generate_series(0, v_result.end_date - v_result.start_date) as days (n)
    left join (
      select cell.*
      from public.call_rollups as cell
      where
        cell.client_id = v_client.client_id
        and cell.dimension = 'total'
        and cell.day between v_result.start_date and v_result.end_date
        and (v_scope.assistant_id is null or cell.assistant_id = v_scope.assistant_id)
    ) as r on r.day = v_result.start_date + days.n
    group by days.n
  ) as d;

  select
    coalesce(jsonb_agg(g.line order by g.place) filter (
      where g.dimension = 'outcome'
    ), '[]'),
    coalesce(jsonb_agg(g.line order by g.place) filter (
      where g.dimension = 'sentiment'
    ), '[]'),
    coalesce(jsonb_agg(g.line order by g.place) filter (
      where g.dimension = 'type'
    ), '[]'),
    coalesce(jsonb_agg(g.line order by g.place) filter (
      where g.dimension = 'ended_reason'
    ), '[]'),
    coalesce(jsonb_agg(g.line order by g.place) filter (
      where g.dimension = 'hour'
    ), '[]')
  into
    v_result.by_outcome,
    v_result.by_sentiment,
    v_result.by_type,
    v_result.by_ended_reason,
    v_result.busiest_hours
  from (
    select
      r.dimension,
      row_number() over (
        partition by r.dimension
        order by sum(r.call_count) desc, r.value
      ) as place,
      jsonb_build_object(
        r.dimension,
        case
          when r.dimension = 'hour' then to_jsonb(r.value::integer)
          else to_jsonb(nullif(r.value, ''))
        end,
        'calls', sum(r.call_count),
        'minutes', round(sum(r.duration_seconds) / 60, 2),
        'cost', sum(r.cost_total)
      ) as line
    from public.call_rollups as r
    where
      r.client_id = v_client.client_id
      and r.dimension in ('outcome', 'sentiment', 'type', 'ended_reason', 'hour')
      and r.day between v_result.start_date and v_result.end_date
      and (v_scope.assistant_id is null or r.assistant_id = v_scope.assistant_id)
    group by r.dimension, r.value
    having sum(r.call_count) > 0
  ) as g
  where g.place <= 1000;

  return v_result;
end;
$$;

comment on function pgcalls.get_client_call_analytics is
'Implementation of public.get_client_call_analytics; documented there.';

revoke all on function pgcalls.get_client_call_analytics
from public, anon, authenticated, service_role;
grant execute on function pgcalls.get_client_call_analytics
to authenticated, service_role;
