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
  keywords text[],
  cost_total numeric,
  duration_seconds numeric,
  ended_at timestamptz,
  messages jsonb,
  tool_calls jsonb,
  expected_message_count integer,
  metadata jsonb
)
returns public.end_session_result
language plpgsql
volatile
-- definer because callers hold no right on the tables; the tenant is checked here.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_is_service boolean;
  v_session pgcalls.session_handle;
  v_started_at timestamptz;
  v_email text;
  v_phone text;
  v_saved public.log_messages_result;
  v_result public.end_session_result;
begin
  perform pgcalls.require_text(end_session.ended_reason, 'ended_reason', 200);
  perform pgcalls.require_choice(
    end_session.status, 'status', array['completed', 'failed', 'abandoned']
  );
  perform pgcalls.check_learned(
    end_session.user_name,
    end_session.summary,
    end_session.sentiment,
    end_session.call_outcome,
    end_session.keywords,
    end_session.metadata
  );
  perform pgcalls.require_number(
    end_session.cost_total, 'cost_total', 999999.9999
  );
  perform pgcalls.require_number(
    end_session.duration_seconds, 'duration_seconds', 9999999.999
  );
  perform pgcalls.require_past(end_session.ended_at, 'ended_at');
  perform pgcalls.require_number(
    end_session.expected_message_count, 'expected_message_count', 1000000
  );
  v_email := pgcalls.require_email(end_session.user_email, 'user_email');

  if end_session.messages is not null then
    perform pgcalls.check_messages(end_session.messages);
  end if;

  if end_session.tool_calls is not null then
    perform pgcalls.check_tool_calls(end_session.tool_calls);
  end if;

  v_session := pgcalls.lock_session(end_session.session_id);
  v_phone := pgcalls.require_phone(
    end_session.user_phone, v_session.client_id, 'user_phone'
  );
  v_result.messages_saved := 0;

  if v_session.is_ended and pgcalls.reopen_session(v_session) then
    v_session.is_ended := false;
  end if;

  v_result.already_ended := v_session.is_ended;

  if not v_session.is_ended then
    select s.started_at_utc into v_started_at
    from public.user_sessions as s
    where s.client_id = v_session.client_id and s.id = v_session.id;

    if end_session.ended_at < v_started_at then
      raise exception using
        errcode = 'invalid_parameter_value',
        message = 'ended_at is before the start of the session',
        hint = 'Pass an instant after started_at, or leave it out.';
    end if;

    if end_session.messages is not null then
      v_saved := pgcalls.append_messages(v_session, end_session.messages);
      v_result.messages_saved := v_saved.messages_saved;
    end if;

    if end_session.tool_calls is not null then
      perform pgcalls.append_tool_calls(v_session, end_session.tool_calls);
    end if;

    v_is_service := pgcalls.is_service();

    update public.user_sessions as s
    set
      ended_at_utc = coalesce(
        end_session.ended_at, greatest(clock_timestamp(), s.started_at_utc)
      ),
      ended_reason = coalesce(end_session.ended_reason, s.ended_reason),
      status = coalesce(end_session.status, 'completed'),
      user_name = coalesce(end_session.user_name, s.user_name),
      user_phone = coalesce(v_phone, s.user_phone),
      user_email = coalesce(v_email, s.user_email),
      call_summary = coalesce(end_session.summary, s.call_summary),
      sentiment = coalesce(end_session.sentiment, s.sentiment),
      call_outcome = coalesce(end_session.call_outcome, s.call_outcome),
      keywords = coalesce(end_session.keywords, s.keywords),
      metadata = pgcalls.merge_metadata(s.metadata, end_session.metadata),
      cost_total = case
        when v_is_service
          then coalesce(end_session.cost_total, s.cost_total)
        else s.cost_total
      end,
      duration_seconds = case
        when v_is_service
          then coalesce(end_session.duration_seconds, s.duration_seconds)
        else s.duration_seconds
      end,
      reported_cost_total = case
        when v_is_service then s.reported_cost_total else end_session.cost_total
      end,
      reported_duration_seconds = case
        when v_is_service
          then s.reported_duration_seconds
        else end_session.duration_seconds
      end
    where s.client_id = v_session.client_id and s.id = v_session.id;
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

  v_result.missing := pgcalls.missing_turns(
    v_session.client_id, v_session.id, end_session.expected_message_count
  );

  return v_result;
end;
$$;

comment on function pgcalls.end_session is
'Implementation of public.end_session; documented there.';

revoke all on function pgcalls.end_session
from public, anon, authenticated, service_role;
grant execute on function pgcalls.end_session
to authenticated, service_role;
