-- pgcalls.map_vapi(body): an event of Vapi.

create or replace function pgcalls.map_vapi(
  body jsonb
)
returns pgcalls.platform_call
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  -- What GET /call answers is the call itself.
  v_message jsonb := coalesce(
    map_vapi.body -> 'message',
    map_vapi.body || jsonb_build_object(
      'call', map_vapi.body,
      'type', case map_vapi.body ->> 'status'
        when 'ended' then 'end-of-call-report' else 'status-update'
      end
    )
  );
  v_call jsonb := coalesce(v_message -> 'call', '{}');
  v_artifact jsonb := coalesce(v_message -> 'artifact', '{}');
  v_analysis jsonb := coalesce(v_message -> 'analysis', '{}');
  v_customer jsonb := coalesce(
    v_message -> 'customer', v_call -> 'customer', '{}'
  );
  v_elements jsonb := coalesce(
    v_artifact -> 'messages', v_message -> 'messages', '[]'
  );
  v_started_at timestamptz := coalesce(
    pgcalls.read_time(v_message ->> 'startedAt'),
    pgcalls.read_time(v_call ->> 'startedAt')
  );
  v_result pgcalls.platform_call;
begin
  v_result.external_id := v_call ->> 'id';
  v_result.event := case
    when map_vapi.body ? 'message' then v_message ->> 'type'
    when map_vapi.body ? 'status' then 'call'
  end;
  v_result.is_over := coalesce(v_message ->> 'type' = 'end-of-call-report', false);
  v_result.occurred_at := coalesce(
    pgcalls.read_time(v_message ->> 'timestamp'),
    pgcalls.read_time(v_call ->> 'updatedAt'),
    pgcalls.read_time(v_call ->> 'endedAt')
  );
  v_result.assistant_id := coalesce(
    v_call ->> 'assistantId', v_message #>> '{assistant,id}'
  );
  v_result.phone_number_id := coalesce(
    v_call ->> 'phoneNumberId', v_message #>> '{phoneNumber,id}'
  );

  -- Of a live call only that it is answered; the report has all of it again.
  if not v_result.is_over and not (
    v_message ->> 'type' = 'status-update'
    and v_message ->> 'status' = 'in-progress'
    and v_started_at is not null
  ) then
    return v_result;
  end if;

  v_result.start := jsonb_build_object(
    'type', v_call -> 'type',
    'customer_number', coalesce(v_customer -> 'number', v_customer -> 'sipUri'),
    'business_number', coalesce(
      v_message #> '{phoneNumber,number}', v_call #> '{phoneNumber,number}'
    ),
    'started_at', coalesce(
      v_started_at,
      -- Nobody answered.
      pgcalls.read_time(v_message ->> 'endedAt'),
      pgcalls.read_time(v_message ->> 'timestamp')
    )
  );
  v_result.details := (
    v_call
    || v_artifact
    || v_analysis
    || v_message
    || jsonb_build_object(
      'customer', nullif(v_customer - array['number', 'sipUri', 'name', 'email'], '{}')
    )
  ) - array[
    'id', 'type', 'call', 'artifact', 'analysis', 'messages', 'phoneNumber', 'summary',
    'messagesOpenAIFormatted', 'transcript', 'startedAt', 'endedAt', 'endedReason',
    'cost', 'costBreakdown', 'costs', 'status', 'timestamp', 'assistant', 'updatedAt'
  ];

  if not v_result.is_over then
    return v_result;
  end if;

  v_result.finish := jsonb_build_object(
    'ended_at', coalesce(
      pgcalls.read_time(v_message ->> 'endedAt'),
      pgcalls.read_time(v_message ->> 'timestamp')
    ),
    'ended_reason', v_message -> 'endedReason',
    'status', pgcalls.reason_status(v_message ->> 'endedReason'),
    'user_name', v_customer -> 'name',
    'user_email', v_customer -> 'email',
    'summary', coalesce(v_analysis -> 'summary', v_message -> 'summary')
  );

  select
    jsonb_agg(
      pgcalls.platform_turn(
        e.value ->> 'role',
        e.value -> 'message',
        e.n::text,
        pgcalls.read_time(e.value ->> 'time'),
        null,
        e.value - array['role', 'message', 'time', 'toolCalls']
      )
      order by e.n
    ) filter (where btrim(e.value ->> 'message') <> '' and not e.value ? 'toolCallId')
  into v_result.turns
  from jsonb_array_elements(v_elements) with ordinality as e (value, n);

  select jsonb_agg(t.tool order by t.n, t.place)
  into v_result.tools
  from (
    select
      e.n,
      c.place,
      jsonb_build_object(
        'tool_call_id', c.value -> 'id',
        'tool_name', coalesce(
          c.value #> '{function,name}', c.value -> 'name', to_jsonb('unnamed'::text)
        ),
        'parameters', c.value #> '{function,arguments}',
        'started_at', pgcalls.read_time(e.value ->> 'time')
      ) as tool
    from jsonb_array_elements(v_elements) with ordinality as e (value, n)
    cross join lateral jsonb_array_elements(
      case jsonb_typeof(e.value -> 'toolCalls')
        when 'array' then e.value -> 'toolCalls'
        else '[]'
      end
    ) with ordinality as c (value, place)
    union all
    select
      e.n,
      0 as place,
      jsonb_build_object(
        'tool_call_id', e.value -> 'toolCallId',
        'tool_name', coalesce(e.value -> 'name', to_jsonb('unnamed'::text)),
        'result', e.value -> 'result',
        'metadata', nullif(coalesce(e.value -> 'metadata', '{}'), '{}')
      ) as tool
    from jsonb_array_elements(v_elements) with ordinality as e (value, n)
    where e.value ? 'toolCallId'
  ) as t;

  -- A model costs once for what it read and wrote: the cost is on what it read.
  select
    jsonb_agg(
      jsonb_build_object(
        'usage_key', concat_ws(':', 'vapi', c.n, l.unit),
        'component', case c.value ->> 'type'
          when 'transport' then 'telephony'
          when 'transcriber' then 'stt'
          when 'voice' then 'tts'
          when 'model' then 'llm'
          when 'analysis' then 'llm'
          when 'knowledge-base' then 'llm'
          else 'other'
        end,
        'provider', coalesce(
          m.used ->> 'provider', c.value ->> 'provider', c.value ->> 'type'
        ),
        'model', coalesce(
          m.used ->> 'model', m.used ->> 'voiceId', c.value ->> 'analysisType'
        ),
        'quantity', l.quantity,
        'unit', l.unit,
        'vendor_cost', case when l.is_first then c.value -> 'cost' end
      )
      order by c.n, l.is_first desc
    )
  into v_result.usage
  from jsonb_array_elements(
    coalesce(v_message -> 'costs', v_call -> 'costs', '[]')
  ) with ordinality as c (value, n)
  cross join lateral (
    select
      coalesce(c.value -> 'model', c.value -> 'transcriber', c.value -> 'voice') as used
  ) as m
  cross join lateral (
    values
    ('minutes', c.value -> 'minutes', true),
    ('characters', c.value -> 'characters', true),
    (
      'input_tokens',
      coalesce(c.value -> 'promptTokens', c.value -> 'promptTextTokens'),
      true
    ),
    (
      'output_tokens',
      coalesce(c.value -> 'completionTokens', c.value -> 'completionTextTokens'),
      false
    ),
    ('cached_tokens', c.value -> 'cachedPromptTokens', false)
  ) as l (unit, quantity, is_first)
  where jsonb_typeof(l.quantity) = 'number';

  return v_result;
end;
$$;

comment on function pgcalls.map_vapi is
$$What an event of Vapi says of a call.

end-of-call-report is the call, and so is the answer of GET /call once it has ended; a
status-update that says it is in progress starts it.
What has no column is in details under Vapi's names; of the other events only id and
name are read.$$;

revoke all on function pgcalls.map_vapi
from public, anon, authenticated, service_role;
