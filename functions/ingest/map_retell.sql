-- pgcalls.map_retell(body): an event of Retell.

create or replace function pgcalls.map_retell(
  body jsonb
)
returns pgcalls.platform_call
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  -- What get-call answers is the call itself.
  v_call jsonb := coalesce(map_retell.body -> 'call', map_retell.body);
  v_analysis jsonb := coalesce(v_call -> 'call_analysis', '{}');
  v_elements jsonb := coalesce(
    v_call -> 'transcript_with_tool_calls',
    v_call -> 'scrubbed_transcript_with_tool_calls',
    v_call -> 'transcript_object',
    '[]'
  );
  v_is_outbound boolean := coalesce(v_call ->> 'direction' = 'outbound', false);
  v_started_at timestamptz := pgcalls.read_time(v_call ->> 'start_timestamp');
  v_ended_at timestamptz := pgcalls.read_time(v_call ->> 'end_timestamp');
  v_is_live boolean;
  v_result pgcalls.platform_call;
begin
  v_result.external_id := v_call ->> 'call_id';
  v_result.event := coalesce(
    map_retell.body ->> 'event',
    map_retell.body ->> 'event_type',
    case when map_retell.body ? 'call_id' then 'call' end
  );
  v_result.is_over := coalesce(
    v_result.event in ('call_ended', 'call_analyzed')
    or (
      v_result.event = 'call'
      and v_call ->> 'call_status' in ('ended', 'error', 'not_connected')
    ),
    false
  );
  -- Retell does not say when it sends; an analysis comes after the end.
  v_result.occurred_at := case
    when v_result.event <> 'call' then coalesce(v_ended_at, v_started_at)
      + interval '1 millisecond' * (v_analysis <> '{}')::integer
  end;
  v_result.assistant_id := v_call ->> 'agent_id';

  v_is_live := coalesce(
    v_result.event = 'call_started'
    or (v_result.event = 'call' and v_call ->> 'call_status' = 'ongoing'),
    false
  );

  if not (v_result.is_over or v_is_live) then
    return v_result;
  end if;

  v_result.start := jsonb_build_object(
    'type', coalesce(v_call -> 'direction', v_call -> 'call_type'),
    'customer_number', v_call -> case
      when v_is_outbound then 'to_number' else 'from_number'
    end,
    'business_number', v_call -> case
      when v_is_outbound then 'from_number' else 'to_number'
    end,
    -- A call that was never dialled has no start.
    'started_at', coalesce(v_started_at, v_ended_at)
  );
  v_result.details := (v_call || v_analysis || jsonb_build_object(
    'latency', (
      select jsonb_object_agg(l.key, l.value - 'values')
      from jsonb_each(
        case jsonb_typeof(v_call -> 'latency')
          when 'object' then v_call -> 'latency'
          else '{}'
        end
      ) as l
      where jsonb_typeof(l.value) = 'object'
    )
  )) - array[
    'call_id', 'call_type', 'call_status', 'direction', 'from_number', 'to_number',
    'start_timestamp', 'end_timestamp', 'duration_ms', 'disconnection_reason',
    'transcript', 'transcript_object', 'transcript_with_tool_calls',
    'scrubbed_transcript_with_tool_calls', 'call_analysis', 'call_summary',
    'user_sentiment', 'call_cost', 'llm_token_usage'
  ];

  if not v_result.is_over then
    return v_result;
  end if;

  v_result.finish := jsonb_build_object(
    'ended_at', coalesce(v_ended_at, v_started_at),
    'ended_reason', v_call -> 'disconnection_reason',
    'status', case v_call ->> 'call_status'
      when 'error' then 'failed'
      else pgcalls.reason_status(v_call ->> 'disconnection_reason')
    end,
    'summary', v_analysis -> 'call_summary',
    'sentiment', nullif(v_analysis -> 'user_sentiment', '"Unknown"')
  );

  -- Words have seconds of the recording; what has none comes after what was said.
  with elements as (
    select
      e.n,
      e.value,
      v_started_at + interval '1 second' * coalesce(
        e.value #>> '{words,0,start}',
        e.value ->> 'time_sec',
        (
          max((e.value #>> '{words,-1,end}')::numeric) over (order by e.n)
        )::text,
        '0'
      )::numeric as at
    from jsonb_array_elements(v_elements) with ordinality as e (value, n)
  )

  select
    jsonb_agg(
      pgcalls.platform_turn(
        e.value ->> 'role',
        e.value -> 'content',
        e.n::text,
        e.at,
        null,
        e.value - array['role', 'content', 'time_sec']
      )
      order by e.n
    ) filter (
      where
      not e.value ? 'tool_call_id'
      and (
        btrim(e.value ->> 'content') <> ''
        or e.value ->> 'role' in ('node_transition', 'dtmf')
      )
    ),
    jsonb_agg(
      jsonb_build_object(
        'tool_call_id', e.value -> 'tool_call_id',
        'tool_name', coalesce(e.value -> 'name', to_jsonb('unnamed'::text)),
        'parameters', e.value -> 'arguments',
        'result', e.value -> 'content',
        'success', e.value -> 'successful',
        'started_at', e.at,
        'metadata', nullif(
          e.value - array[
            'role', 'tool_call_id', 'name', 'arguments', 'content', 'successful'
          ],
          '{}'
        )
      )
      order by e.n
    ) filter (where e.value ? 'tool_call_id')
  into v_result.turns, v_result.tools
  from elements as e;

  -- Cents by the second; a leg that goes on after a transfer costs by itself.
  select
    jsonb_agg(
      jsonb_build_object(
        'usage_key', format('retell:%s:%s', p.product, p.n),
        'component', case
          when p.product ~ '(^|_)tts(_|$)' then 'tts'
          when p.product ~ '(^|_)(stt|asr)(_|$)' then 'stt'
          when p.product ~ '(twilio|telnyx|telephony|phone|sip|transfer)'
            then 'telephony'
          when p.product ~ '(realtime|s2s)' then 'realtime'
          when p.product ~ '(llm|gpt|claude|gemini|knowledge)' then 'llm'
          else 'other'
        end,
        'provider', 'retell',
        'model', p.product,
        'quantity', v_call #> '{call_cost,total_duration_seconds}',
        'unit', 'seconds',
        'vendor_cost', p.cents / 100
      )
      order by p.product, p.n
    )
  into v_result.usage
  from (
    select
      lower(c.value ->> 'product' collate "C") as product,
      row_number() over (partition by c.value ->> 'product' order by c.n) as n,
      (c.value ->> 'cost')::numeric as cents
    from jsonb_array_elements(
      coalesce(v_call #> '{call_cost,product_costs}', '[]')
    ) with ordinality as c (value, n)
    where jsonb_typeof(c.value -> 'cost') = 'number' and c.value ? 'product'
  ) as p
  where jsonb_typeof(v_call #> '{call_cost,total_duration_seconds}') = 'number';

  return v_result;
end;
$$;

comment on function pgcalls.map_retell is
$$What an event of Retell says of a call.

call_started starts it; call_ended, call_analyzed and the answer of get-call are the
whole call. What has no column is in details under Retell's names, latencies without
each value; of the other events only id and name are read.$$;

revoke all on function pgcalls.map_retell
from public, anon, authenticated, service_role;
