-- pgcalls.call_cells(session, client): what a call adds to the rollups.

create or replace function pgcalls.call_cells(
  session public.user_sessions,
  client public.client_subscriptions
)
returns setof public.call_rollups
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_session public.user_sessions := call_cells.session;
  v_total public.call_rollups;
  v_local_start timestamp :=
    v_session.started_at_utc at time zone (call_cells.client).timezone;
begin
  if v_session.ended_at_utc is null then
    return;
  end if;

  v_total.client_id := v_session.client_id;
  v_total.dimension := 'total';
  v_total.day := v_local_start;
  v_total.assistant_id := v_session.assistant_id;
  v_total.value := '';
  v_total.call_count := 1;
  v_total.unpriced_count := (v_session.cost_total is null)::integer;
  v_total.unanswered_count := (v_session.is_answered is false)::integer;
  v_total.demo_count := v_session.demo_scheduled::integer;
  v_total.duration_seconds := coalesce(v_session.duration_seconds, 0);
  v_total.cost_total := coalesce(v_session.cost_total, 0);
  v_total.turn_count := 0;
  v_total.interruption_count := coalesce(v_session.figures ->> 'interruptions', '0');
  v_total.agent_letters := coalesce(v_session.figures ->> 'agent_letters', '0');
  v_total.user_letters := coalesce(v_session.figures ->> 'user_letters', '0');
  v_total.tool_count := coalesce(v_session.tool_call_count, 0);
  v_total.tool_success_count := coalesce(v_session.figures ->> 'tool_successes', '0');
  v_total.tool_failure_count := coalesce(v_session.figures ->> 'tool_failures', '0');

  return next v_total;

  return query
  select
    v_total.client_id,
    cell.dimension,
    v_total.day,
    v_total.assistant_id,
    coalesce(cell.value, ''),
    v_total.call_count,
    v_total.unpriced_count,
    v_total.unanswered_count,
    v_total.demo_count,
    v_total.duration_seconds,
    v_total.cost_total,
    cell.turn_count,
    0::bigint,
    0::bigint,
    0::bigint,
    0::bigint,
    0::bigint,
    0::bigint
  from (
    values
    ('outcome', left(v_session.call_outcome, 200), 0::bigint),
    ('sentiment', left(v_session.sentiment, 200), 0),
    ('type', left(v_session.type, 200), 0),
    ('ended_reason', left(v_session.ended_reason, 200), 0),
    ('hour', extract(hour from v_local_start)::text, 0),
    (
      'lead_score',
      pgcalls.lead_band(v_session, (call_cells.client).lead_score_weights)::text,
      0
    )
    union all
    select
      'response' as dimension,
      r.key as value,
      r.value::bigint as turn_count
    from jsonb_each_text(v_session.figures -> 'responses') as r
  ) as cell (dimension, value, turn_count);
end;
$$;

comment on function pgcalls.call_cells is
$$What a call adds to call_rollups: nothing before it has ended.

client: whose it is; its day begins in the client's timezone, and its lead score is by
the client's weights.$$;

revoke all on function pgcalls.call_cells
from public, anon, authenticated, service_role;
