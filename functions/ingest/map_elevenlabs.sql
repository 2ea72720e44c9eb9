-- pgcalls.map_elevenlabs(body): an event of ElevenLabs.

create or replace function pgcalls.map_elevenlabs(
  body jsonb
)
returns pgcalls.platform_call
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  -- What GET conversation answers is the data itself.
  v_data jsonb := coalesce(map_elevenlabs.body -> 'data', map_elevenlabs.body);
  v_metadata jsonb := coalesce(v_data -> 'metadata', '{}');
  v_analysis jsonb := coalesce(v_data -> 'analysis', '{}');
  v_phone jsonb := coalesce(v_metadata -> 'phone_call', '{}');
  v_charging jsonb := coalesce(v_metadata -> 'charging', '{}');
  v_elements jsonb := coalesce(v_data -> 'transcript', '[]');
  v_started_at timestamptz := coalesce(
    pgcalls.read_time(v_metadata ->> 'start_time_unix_secs'),
    pgcalls.read_time(map_elevenlabs.body ->> 'event_timestamp')
  );
  v_result pgcalls.platform_call;
begin
  v_result.external_id := v_data ->> 'conversation_id';
  v_result.event := coalesce(
    map_elevenlabs.body ->> 'type',
    case when map_elevenlabs.body ? 'conversation_id' then 'conversation' end
  );
  v_result.is_over := coalesce(
    v_result.event in ('post_call_transcription', 'call_initiation_failure')
    or (v_result.event = 'conversation' and v_data ->> 'status' in ('done', 'failed')),
    false
  );
  v_result.occurred_at := pgcalls.read_time(
    map_elevenlabs.body ->> 'event_timestamp'
  );
  v_result.assistant_id := v_data ->> 'agent_id';
  v_result.phone_number_id := v_phone ->> 'phone_number_id';

  if not v_result.is_over then
    return v_result;
  end if;

  v_result.start := jsonb_build_object(
    'type', coalesce(v_phone -> 'direction', v_data -> 'conversation_product'),
    'customer_number', v_phone -> 'external_number',
    'business_number', v_phone -> 'agent_number',
    'language', v_metadata -> 'main_language',
    'started_at', v_started_at
  );
  v_result.finish := jsonb_build_object(
    'ended_at', v_started_at + interval '1 second' * coalesce(
      (v_metadata ->> 'call_duration_secs')::numeric, 0
    ),
    'ended_reason', coalesce(
      v_metadata -> 'termination_reason', v_data -> 'failure_reason'
    ),
    'status', case v_data ->> 'status'
      when 'failed' then 'failed'
      else pgcalls.reason_status(
        coalesce(v_metadata ->> 'termination_reason', v_data ->> 'failure_reason')
      )
    end,
    'summary', v_analysis -> 'transcript_summary'
  );
  v_result.details := (v_data || v_metadata || v_analysis || jsonb_build_object(
    'phone_call', nullif(
      v_phone - array['direction', 'external_number', 'agent_number'], '{}'
    )
  )) - array[
    'conversation_id', 'status', 'transcript', 'metadata', 'analysis', 'main_language',
    'start_time_unix_secs', 'call_duration_secs', 'termination_reason',
    'failure_reason', 'transcript_summary', 'cost', 'has_audio', 'has_user_audio',
    'has_response_audio'
  ];

  select
    jsonb_agg(
      pgcalls.platform_turn(
        e.value ->> 'role',
        e.value -> 'message',
        e.n::text,
        v_started_at + interval '1 second' * coalesce(
          (e.value ->> 'time_in_call_secs')::numeric, 0
        ),
        (e.value ->> 'interrupted')::boolean,
        e.value - array[
          'role', 'message', 'time_in_call_secs', 'interrupted', 'tool_calls',
          'tool_results', 'llm_usage'
        ]
      )
      order by e.n
    ) filter (where btrim(e.value ->> 'message') <> '')
  into v_result.turns
  from jsonb_array_elements(v_elements) with ordinality as e (value, n);

  select jsonb_agg(t.tool order by t.n, t.is_result, t.place)
  into v_result.tools
  from (
    select
      e.n,
      k.is_result,
      t.place,
      jsonb_build_object(
        'tool_call_id', t.value -> 'request_id',
        'tool_name', coalesce(t.value -> 'tool_name', to_jsonb('unnamed'::text)),
        'parameters', t.value -> 'params_as_json',
        'result', t.value -> 'result_value',
        'success', not (t.value ->> 'is_error')::boolean,
        'error_message', t.value -> 'raw_error_message',
        'duration_ms', (t.value ->> 'tool_latency_secs')::numeric * 1000,
        'started_at', v_started_at + interval '1 second' * coalesce(
          (e.value ->> 'time_in_call_secs')::numeric, 0
        )
      ) as tool
    from jsonb_array_elements(v_elements) with ordinality as e (value, n)
    cross join lateral (
      values
      (false, e.value -> 'tool_calls'),
      (true, e.value -> 'tool_results')
    ) as k (is_result, list)
    cross join lateral jsonb_array_elements(
      case jsonb_typeof(k.list) when 'array' then k.list else '[]' end
    ) with ordinality as t (value, place)
  ) as t;

  with models as (
    select
      m.key as model,
      sum((m.value #>> '{input,tokens}')::numeric) as input_tokens,
      sum((m.value #>> '{output_total,tokens}')::numeric) as output_tokens,
      sum((m.value #>> '{input_cache_read,tokens}')::numeric) as cached_tokens,
      sum(p.price) as price
    from jsonb_array_elements(v_elements) as e (value)
    cross join lateral jsonb_each(
      coalesce(e.value #> '{llm_usage,model_usage}', '{}')
    ) as m
    cross join lateral (
      select sum((k.value ->> 'price')::numeric) as price
      from jsonb_each(m.value) as k
      where jsonb_typeof(k.value) = 'object'
    ) as p
    group by m.key
  )

  select
    jsonb_agg(
      jsonb_build_object(
        'usage_key', concat_ws(':', 'elevenlabs', l.component, l.model, l.unit),
        'component', l.component,
        'provider', l.provider,
        'model', l.model,
        'quantity', l.quantity,
        'unit', l.unit,
        'vendor_cost', l.vendor_cost
      )
      order by l.component, l.model, l.unit
    )
  into v_result.usage
  from (
    values
    (
      'other', 'elevenlabs', null, v_metadata ->> 'cost', 'credits', null::numeric
    ),
    (
      'tts',
      'elevenlabs',
      v_charging #>> '{tts_usage,primary_tts_model}',
      v_charging #>> '{tts_usage,total_characters}',
      'characters',
      null
    ),
    (
      'stt',
      'elevenlabs',
      v_charging #>> '{asr_usage,asr_model}',
      v_charging #>> '{asr_usage,total_audio_input_seconds}',
      'seconds',
      null
    )
    union all
    select 'llm', 'elevenlabs', m.model, u.quantity::text, u.unit, u.vendor_cost
    from models as m
    cross join lateral (
      values
      ('input_tokens', m.input_tokens, m.price),
      ('output_tokens', m.output_tokens, null),
      ('cached_tokens', m.cached_tokens, null)
    ) as u (unit, quantity, vendor_cost)
  ) as l (component, provider, model, quantity, unit, vendor_cost)
  where l.quantity ~ '^[0-9]+([.][0-9]+)?$';

  return v_result;
end;
$$;

comment on function pgcalls.map_elevenlabs is
$$What an event of ElevenLabs says of a call.

post_call_transcription is the call, and so is the answer of GET conversation once it is
done; call_initiation_failure is one that nobody answered.
What has no column is in details under ElevenLabs' names; credits are a line of usage
with that unit. Of the other events, such as the recording, only id and name are
read.$$;

revoke all on function pgcalls.map_elevenlabs
from public, anon, authenticated, service_role;
