-- pgcalls.record_event(...): what an event says, through the RPC functions.

create or replace function pgcalls.record_event(
  event public.webhook_events,
  call pgcalls.platform_call,
  signed_by uuid,
  out session_id uuid,
  out later uuid[],
  out has_new_turns boolean,
  out notices jsonb
)
returns record
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  c_unassigned constant uuid := '00000000-0000-0000-0000-000000000000';
  v_event public.webhook_events := record_event.event;
  v_call pgcalls.platform_call := record_event.call;
  v_assistant_id uuid := (record_event.event).assistant_id;
  v_named_id uuid;
  v_details jsonb;
  v_left_out text[];
  v_known jsonb;
  v_start record;
  v_finish record;
  v_line record;
  v_started public.start_session_result;
  v_ended public.end_session_result;
begin
  if v_call.external_id is null then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'the event names no call',
      hint = 'Send the body of the platform as it comes.';
  end if;

  select f.kept, f.left_out into v_details, v_left_out
  from pgcalls.fit_document(jsonb_strip_nulls(v_call.details), 12000) as f;

  select s.* into v_start
  from jsonb_to_record(v_call.start) as s (
    type text,
    business_number text,
    customer_number text,
    room_name text,
    participant_identity text,
    language text,
    started_at timestamptz
  );

  -- Who sends for an assistant sends for no other.
  if v_assistant_id = c_unassigned
    and (record_event.signed_by is not null or pgcalls.is_service())
  then
    v_named_id := pgcalls.our_id(
      v_event.client_id,
      v_event.provider,
      'assistant',
      v_call.assistant_id
    );
    v_assistant_id := coalesce(
      (
        select s.assistant_id
        from public.user_sessions as s
        where
          s.client_id = v_event.client_id and s.session_id = v_call.external_id
      ),
      v_named_id,
      v_assistant_id
    );
  end if;

  if record_event.signed_by is not null then
    perform pgcalls.act_for(
      v_event.client_id, v_assistant_id, record_event.signed_by
    );
  end if;

  if v_call.start is not null then
    v_started := pgcalls.start_session(
      session_id => v_call.external_id,
      assistant_id => v_assistant_id,
      client_id => v_event.client_id,
      call_id => null,
      phone_number_id => pgcalls.our_id(
        v_event.client_id,
        v_event.provider,
        'phone_number',
        v_call.phone_number_id
      )::text,
      business_number => v_start.business_number,
      customer_number => v_start.customer_number,
      type => v_start.type,
      source => v_event.provider,
      user_id => null,
      room_name => v_start.room_name,
      participant_identity => v_start.participant_identity,
      language => v_start.language,
      started_at => v_start.started_at,
      metadata => jsonb_build_object(v_event.provider, v_details),
      answered_at => null
    );
    session_id := v_started.id;
  else
    select s.id into session_id
    from public.user_sessions as s
    where s.client_id = v_event.client_id and s.session_id = v_call.external_id
    for no key update;
  end if;

  -- Now that nobody else writes the call.
  later := array(
    select e.id
    from public.webhook_events as e
    where
      e.client_id = v_event.client_id
      and e.external_id = v_event.external_id
      and e.provider = v_event.provider
      and e.verdict = 'stored'
      and e.body is not null
      and e.id <> v_event.id
      and (e.is_over, coalesce(e.occurred_at, 'infinity'), e.id)
      > (v_event.is_over, coalesce(v_event.occurred_at, 'infinity'), v_event.id)
    order by e.is_over, coalesce(e.occurred_at, 'infinity'), e.id
  );
  has_new_turns := false;
  notices := coalesce(v_started.notices, '[]') || (
    select
      coalesce(
        jsonb_agg(
          jsonb_build_object(
            'code', 'left_out',
            'argument', pgcalls.fit(l.key, 200),
            'reason', 'there is no room for it in the metadata'
          )
          order by l.key
        ),
        '[]'
      )
    from unnest(v_left_out) as l (key)
  );

  -- What a live call was said to have started at was not the last word.
  if v_call.is_over and (pgcalls.is_service() or pgcalls.is_platform()) then
    update public.user_sessions as s
    set started_at_utc = v_start.started_at
    where
      s.client_id = v_event.client_id
      and s.id = record_event.session_id
      and s.source = v_event.provider
      and (s.ended_at_utc is null or s.is_end_inferred)
      and s.started_at_utc <> v_start.started_at
      and v_start.started_at between '2000-01-01T00:00:00Z'
      and now() + interval '1 hour';
  end if;

  v_known := (
    select coalesce(s.metadata -> v_event.provider, '{}')
    from public.user_sessions as s
    where s.client_id = v_event.client_id and s.id = record_event.session_id
  );
  v_details := v_known || v_details;

  if v_details <> v_known then
    begin
      perform pgcalls.update_session(
        session_id => record_event.session_id::text,
        user_name => null,
        user_email => null,
        user_phone => null,
        user_id => null,
        language => null,
        room_name => null,
        participant_identity => null,
        topics_discussed => null,
        summary => null,
        sentiment => null,
        call_outcome => null,
        keywords => null,
        metadata => jsonb_build_object(v_event.provider, v_details),
        customer_number => null,
        assistant_id => null,
        answered_at => null
      );
    exception
      -- On hold, or full.
      when sqlstate 'PT409' or sqlstate 'PT413' then
        notices := notices || jsonb_build_object(
          'code', 'left_out', 'argument', 'metadata', 'reason', sqlerrm
        );
    end;
  end if;

  -- Before the end, which prices them all at once.
  for v_line in
    select l.*
    from jsonb_to_recordset(v_call.usage) as l (
      usage_key text,
      component text,
      provider text,
      model text,
      quantity numeric,
      unit text,
      vendor_cost numeric
    )
    where l.quantity is not null
    limit 1000
  loop
    begin
      perform pgcalls.log_usage(
        session_id => record_event.session_id::text,
        component => v_line.component,
        quantity => v_line.quantity,
        unit => v_line.unit,
        usage_key => v_line.usage_key,
        provider => v_line.provider,
        model => v_line.model,
        vendor_cost => v_line.vendor_cost,
        vendor_currency => case when v_line.vendor_cost is not null then 'USD' end,
        is_total => true,
        metadata => null
      );
    exception
      when data_exception or sqlstate 'PT409' then
        notices := notices || jsonb_build_object(
          'code', 'left_out', 'argument', 'usage', 'reason', sqlerrm
        );
    end;
  end loop;

  if jsonb_array_length(v_call.usage) > 1000 then
    notices := notices || jsonb_build_object(
      'code', 'left_out',
      'argument', 'usage',
      'reason', 'an event has at most 1,000 lines of usage'
    );
  end if;

  if v_call.is_over then
    select f.* into v_finish
    from jsonb_to_record(v_call.finish) as f (
      ended_at timestamptz,
      ended_reason text,
      status text,
      user_name text,
      user_email text,
      summary text,
      sentiment text
    );

    v_ended := pgcalls.end_session(
      session_id => record_event.session_id::text,
      ended_reason => v_finish.ended_reason,
      status => v_finish.status,
      user_name => v_finish.user_name,
      user_phone => null,
      user_email => v_finish.user_email,
      summary => v_finish.summary,
      sentiment => v_finish.sentiment,
      call_outcome => null,
      keywords => null,
      cost_total => null,
      duration_seconds => null,
      ended_at => v_finish.ended_at,
      messages => v_call.turns,
      tool_calls => v_call.tools,
      expected_message_count => null,
      metadata => null,
      answered_at => null,
      is_answered => null
    );
    has_new_turns := v_ended.messages_saved + v_ended.messages_changed > 0;

    if v_ended.already_ended and later = '{}' then
      perform pgcalls.correct_analysis(
        v_event.client_id, record_event.session_id, v_call.finish
      );
    end if;

    notices := notices || v_ended.notices || (
      select
        coalesce(
          jsonb_agg(
            jsonb_build_object(
              'code', 'left_out',
              'argument', r.value -> 'element',
              'reason', r.value -> 'reason'
            )
          ),
          '[]'
        )
      from jsonb_array_elements(v_ended.refused) as r (value)
    );
  end if;

  -- The last thing, because the call is now for another agent to write.
  if v_named_id <> c_unassigned and v_assistant_id = c_unassigned then
    perform pgcalls.require_assistant(v_event.client_id, v_named_id);

    update public.user_sessions as s
    set assistant_id = v_named_id
    where s.client_id = v_event.client_id and s.id = record_event.session_id;
  end if;
end;
$$;

comment on function pgcalls.record_event is
$$Record what an event of a platform says of a call, as an agent would: start_session,
end_session with all turns and tool calls once it is over, log_usage.

Repeated it is the same call: what is there is filled, and the platform's details are
joined under its name in metadata. event: as it is in webhook_events; what came for no
assistant is of the one that external_ids names. signed_by: the endpoint whose platform
signed it. later: the events of the call that are recorded and happened after it, which
are to be recorded again; their analysis stays. has_new_turns: whether a turn is new or
was corrected. notices: as those of the RPC functions. Of an event without a start, the
call must be there.
Errors: 22023 when it names no call; those of start_session and end_session.$$;

revoke all on function pgcalls.record_event
from public, anon, authenticated, service_role;
