-- pgcalls.end_session: what public.end_session does.

create or replace function pgcalls.end_session(
  session_id text,
  ended_reason text,
  status text,
  user_name text,
  user_phone text,
  user_email text,
  summary text,
  sentiment text,
  call_outcome text,
  keywords jsonb,
  cost_total numeric,
  duration_seconds numeric,
  ended_at timestamptz,
  messages jsonb,
  tool_calls jsonb,
  expected_message_count integer,
  metadata jsonb,
  answered_at timestamptz,
  is_answered boolean
)
returns public.end_session_result
language plpgsql
volatile
-- definer because callers hold no right on the tables; the tenant is checked here.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_is_service boolean := pgcalls.is_service();
  v_session pgcalls.session_handle;
  v_started_at timestamptz;
  v_ended_at timestamptz;
  v_taken jsonb;
  v_metadata jsonb;
  v_told_at timestamptz;
  v_now timestamptz;
  v_answered_at timestamptz;
  v_activity record;
  v_result public.end_session_result;
begin
  v_session := pgcalls.lock_session(end_session.session_id);

  select r.taken, r.notices
  into v_taken, v_result.notices
  from pgcalls.read_arguments(
    jsonb_build_object(
      'ended_reason', end_session.ended_reason,
      'status', end_session.status,
      'user_name', end_session.user_name,
      'user_phone', end_session.user_phone,
      'user_email', end_session.user_email,
      'summary', end_session.summary,
      'sentiment', end_session.sentiment,
      'call_outcome', end_session.call_outcome,
      'keywords', end_session.keywords,
      'cost_total', end_session.cost_total,
      'duration_seconds', end_session.duration_seconds,
      'ended_at', end_session.ended_at,
      'expected_message_count', end_session.expected_message_count,
      'metadata', end_session.metadata,
      'answered_at', end_session.answered_at,
      'is_answered', end_session.is_answered
    ),
    v_session.client_id
  ) as r;

  if v_session.is_ended and pgcalls.reopen_session(v_session) then
    v_session.is_ended := false;
  end if;

  v_result.already_ended := v_session.is_ended;

  -- A repeated end says where the rest goes; its turns are taken at any time.
  v_session.takes_late := true;

  select
    s.started_at_utc,
    coalesce(s.ended_at_utc, (v_taken ->> 'ended_at')::timestamptz),
    pgcalls.join_metadata(s.metadata, v_taken -> 'metadata')
  into v_started_at, v_ended_at, v_metadata
  from public.user_sessions as s
  where s.client_id = v_session.client_id and s.id = v_session.id;

  select m.saved, m.changed, m.refused, v_result.notices || m.notices
  into
    v_result.messages_saved,
    v_result.messages_changed,
    v_result.refused,
    v_result.notices
  from pgcalls.keep_messages(v_session, end_session.messages) as m;

  select v_result.refused || t.refused, v_result.notices || t.notices
  into v_result.refused, v_result.notices
  from pgcalls.keep_tool_calls(v_session, end_session.tool_calls, v_ended_at) as t;

  v_answered_at := (v_taken ->> 'answered_at')::timestamptz;

  if v_session.is_ended then
    select f.changed, v_result.notices || f.notices
    into v_result.changed, v_result.notices
    from pgcalls.fill_session(v_session.client_id, v_session.id, v_taken) as f;
  else
    if v_ended_at < v_started_at then
      v_ended_at := v_started_at;
      v_result.notices := v_result.notices || jsonb_build_object(
        'code', 'left_out',
        'argument', 'ended_at',
        'reason', 'ended_at is before the start of the session'
      );
    end if;

    -- An agent's clock does not shorten what it is billed for.
    if v_ended_at is not null and not v_is_service and not pgcalls.is_platform() then
      v_told_at := v_ended_at;
      v_activity := pgcalls.last_activity(v_session.client_id, v_session.id);
      v_ended_at := greatest(v_ended_at, v_activity.at);
    end if;

    if v_metadata is null then
      v_result.notices := v_result.notices || jsonb_build_object(
        'code', 'left_out',
        'argument', 'metadata',
        'reason', 'metadata is too large beside what is stored'
      );
    end if;

    v_now := clock_timestamp();

    update public.user_sessions as s
    set
      ended_at_utc = coalesce(
        v_ended_at, greatest(v_now, s.started_at_utc)
      ),
      answered_at = case
        when v_answered_at between s.started_at_utc
          and coalesce(v_ended_at, v_now)
          then v_answered_at
        else s.answered_at
      end,
      is_answered = coalesce(
        (v_taken ->> 'is_answered')::boolean, s.is_answered
      ),
      ended_reason = coalesce(v_taken ->> 'ended_reason', s.ended_reason),
      status = coalesce(v_taken ->> 'status', 'completed'),
      user_name = coalesce(v_taken ->> 'user_name', s.user_name),
      user_phone = coalesce(v_taken ->> 'user_phone', s.user_phone),
      user_email = coalesce(v_taken ->> 'user_email', s.user_email),
      call_summary = coalesce(v_taken ->> 'summary', s.call_summary),
      sentiment = coalesce(v_taken ->> 'sentiment', s.sentiment),
      call_outcome = coalesce(v_taken ->> 'call_outcome', s.call_outcome),
      keywords = coalesce(pgcalls.read_labels(v_taken -> 'keywords'), s.keywords),
      metadata = coalesce(nullif(v_metadata, '{}'), s.metadata),
      derived_columns = pgcalls.still_derived(s.derived_columns, v_taken),
      cost_total = case
        when v_is_service
          then coalesce((v_taken ->> 'cost_total')::numeric, s.cost_total)
        else s.cost_total
      end,
      duration_seconds = case
        when v_is_service
          then coalesce((v_taken ->> 'duration_seconds')::numeric, s.duration_seconds)
        else s.duration_seconds
      end,
      reported_cost_total = case
        when v_is_service then s.reported_cost_total
        else (v_taken ->> 'cost_total')::numeric
      end,
      reported_duration_seconds = case
        when v_is_service then s.reported_duration_seconds
        else coalesce(
          (v_taken ->> 'duration_seconds')::numeric,
          extract(epoch from nullif(v_told_at, v_ended_at) - v_started_at)
        )
      end
    where s.client_id = v_session.client_id and s.id = v_session.id;

    v_result.changed := '{}';
  end if;

  select
    s.id,
    s.session_id,
    s.status,
    s.started_at_utc,
    s.ended_at_utc,
    s.duration_seconds,
    s.message_count,
    s.tool_call_count,
    s.cost_total
  into
    v_result.id,
    v_result.session_id,
    v_result.status,
    v_result.started_at,
    v_result.ended_at,
    v_result.duration_seconds,
    v_result.message_count,
    v_result.tool_call_count,
    v_result.cost_total
  from public.user_sessions as s
  where s.client_id = v_session.client_id and s.id = v_session.id;

  v_result.notices := v_result.notices || pgcalls.answer_notices(
    v_session.client_id,
    v_session.id,
    v_answered_at,
    (v_taken ->> 'is_answered')::boolean
  );
  v_result.missing := pgcalls.missing_turns(
    v_session.client_id,
    v_session.id,
    (v_taken ->> 'expected_message_count')::integer
  );

  -- Last, when there is nothing left to wait for; what other calls say stops no end.
  begin
    perform pgcalls.index_recent(v_session.client_id);
  exception
    when others then null;
  end;

  return v_result;
end;
$$;

comment on function pgcalls.end_session is
'Implementation of public.end_session; documented there.';

revoke all on function pgcalls.end_session
from public, anon, authenticated, service_role;
grant execute on function pgcalls.end_session
to authenticated, service_role;
