-- pgcalls.map_livekit(body): the session report of an agent, or an event of a room.

create or replace function pgcalls.map_livekit(
  body jsonb
)
returns pgcalls.platform_call
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_body jsonb := map_livekit.body;
  v_participant jsonb := coalesce(v_body -> 'participant', '{}');
  v_attributes jsonb := coalesce(v_participant -> 'attributes', '{}');
  v_items jsonb := coalesce(v_body #> '{chat_history,items}', '[]');
  v_events jsonb := coalesce(v_body -> 'events', '[]');
  v_close jsonb := coalesce(
    jsonb_path_query_first(v_events, '$[*] ? (@.type == "close")'), '{}'
  );
  v_outputs jsonb;
  v_result pgcalls.platform_call;
begin
  if not v_body ? 'chat_history' then
    v_result.external_id := coalesce(
      v_body #>> '{room,sid}', v_body #>> '{egressInfo,roomId}'
    );
    v_result.event := v_body ->> 'event';
    v_result.is_over := false;
    v_result.occurred_at := pgcalls.read_time(v_body ->> 'createdAt');

    -- A room is a call once an agent or a telephone is in it.
    if v_result.event in ('participant_joined', 'participant_left')
      and v_participant ->> 'kind' in ('SIP', 'AGENT')
    then
      v_result.start := jsonb_build_object(
        'type', case
          when v_participant ->> 'kind' = 'AGENT' then null
          when v_attributes ? 'sip.ruleID' then 'inbound'
          else 'outbound'
        end,
        'room_name', v_body #> '{room,name}',
        'participant_identity', case
          when v_participant ->> 'kind' = 'SIP' then v_participant -> 'identity'
        end,
        'customer_number', v_attributes -> 'sip.phoneNumber',
        'business_number', v_attributes -> 'sip.trunkPhoneNumber',
        'started_at', coalesce(
          pgcalls.read_time(v_participant ->> 'joinedAt'),
          pgcalls.read_time(v_body ->> 'createdAt')
        )
      );
      v_result.details := jsonb_strip_nulls(
        jsonb_build_object(
          'room_metadata', nullif(v_body #> '{room,metadata}', '""'),
          'sip', nullif(
            v_attributes
            - array['sip.phoneNumber', 'sip.trunkPhoneNumber', 'sip.callStatus'],
            '{}'
          )
        )
      );
    elsif v_result.event = 'egress_ended' then
      v_result.details := jsonb_build_object(
        'egress', (v_body -> 'egressInfo') - array['roomId', 'roomName']
      );
    end if;

    return v_result;
  end if;

  v_result.external_id := coalesce(
    nullif(v_body ->> 'room_id', ''), v_body ->> 'job_id'
  );
  v_result.event := 'session_report';
  v_result.is_over := true;
  v_result.occurred_at := pgcalls.read_time(v_body ->> 'timestamp');
  v_result.assistant_id := nullif(v_body ->> 'agent_name', '');
  v_result.start := jsonb_build_object(
    'room_name', nullif(v_body -> 'room', '""'),
    'language', jsonb_path_query_first(
      v_events, '$[*].language ? (@.type() == "string" && @ != "")'
    ),
    'started_at', (
      select min(pgcalls.read_time(e.value ->> 'created_at'))
      from jsonb_array_elements(v_items || v_events) as e
    )
  );
  v_result.finish := jsonb_build_object(
    'ended_at', coalesce(
      pgcalls.read_time(v_close ->> 'created_at'),
      pgcalls.read_time(v_body ->> 'timestamp')
    ),
    'ended_reason', v_close -> 'reason',
    'status', pgcalls.reason_status(v_close ->> 'reason')
  );
  v_result.details := v_body - array[
    'room_id', 'room', 'events', 'chat_history', 'timestamp', 'usage', 'duration_ms',
    'close_reason', 'user_turns'
  ];

  -- The order of the array is that of the talk; an interrupted turn is dated late.
  select
    jsonb_agg(
      pgcalls.platform_turn(
        i.value ->> 'role',
        to_jsonb(i.said),
        coalesce(i.value ->> 'id', i.n::text),
        coalesce(
          pgcalls.read_time(i.value #>> '{metrics,started_speaking_at}'),
          pgcalls.read_time(i.value ->> 'created_at')
        ),
        (i.value ->> 'interrupted')::boolean,
        jsonb_strip_nulls(
          i.value || jsonb_build_object(
            'extra', nullif(i.value -> 'extra', '{}'),
            'metrics', nullif(
              coalesce(i.value -> 'metrics', '{}')
              - 'started_speaking_at',
              '{}'
            )
          )
        ) - array['id', 'type', 'role', 'content', 'interrupted', 'created_at']
      )
      order by i.n
    ) filter (where i.said <> '' or i.value ->> 'type' <> 'message')
  into v_result.turns
  from (
    select
      e.n,
      case e.value ->> 'type'
        when 'message' then e.value
        else e.value || jsonb_build_object('role', e.value -> 'type')
      end as value,
      (
        select btrim(string_agg(c.value #>> '{}', ' ' order by c.n))
        from jsonb_array_elements(
          case jsonb_typeof(e.value -> 'content')
            when 'array' then e.value -> 'content'
            when 'string' then jsonb_build_array(e.value -> 'content')
            else '[]'
          end
        ) with ordinality as c (value, n)
        where jsonb_typeof(c.value) = 'string'
      ) as said
    from jsonb_array_elements(v_items) with ordinality as e (value, n)
    where e.value ->> 'type' not in ('function_call', 'function_call_output')
  ) as i;

  -- An object, because a join would compare each call with each output.
  select jsonb_object_agg(other.value ->> 'call_id', other.value order by other.n desc)
  into v_outputs
  from jsonb_array_elements(v_items) with ordinality as other (value, n)
  where
    other.value ->> 'type' = 'function_call_output'
    and other.value ->> 'call_id' is not null;

  select
    jsonb_agg(
      jsonb_build_object(
        'tool_call_id', e.value -> 'call_id',
        'tool_name', coalesce(nullif(e.value -> 'name', '""'), '"unnamed"'),
        'parameters', e.value -> 'arguments',
        'started_at', pgcalls.read_time(e.value ->> 'created_at')
      ) || case
        when o.value is null then '{}'
        else jsonb_build_object(
          'success', not (o.value ->> 'is_error')::boolean,
          case
            when (o.value ->> 'is_error')::boolean then 'error_message' else 'result'
          end, o.value -> 'output',
          'duration_ms', 1000 * greatest(
            extract(
              epoch from pgcalls.read_time(o.value ->> 'created_at')
              - pgcalls.read_time(e.value ->> 'created_at')
            ),
            0
          )
        )
      end
      order by e.n
    )
  into v_result.tools
  from jsonb_array_elements(v_items) with ordinality as e (value, n)
  cross join lateral (
    select v_outputs -> (e.value ->> 'call_id') as value
  ) as o
  where e.value ->> 'type' = 'function_call';

  -- What is a part of another figure is taken out of it: a price is for each.
  select
    jsonb_agg(
      jsonb_build_object(
        'usage_key', concat_ws(
          ':',
          'livekit',
          l.component,
          u.value ->> 'provider',
          u.value ->> 'model',
          l.unit
        ),
        'component', l.component,
        'provider', u.value -> 'provider',
        'model', u.value -> 'model',
        'quantity', l.quantity,
        'unit', l.unit
      )
      order by u.n, l.unit
    )
  into v_result.usage
  from jsonb_array_elements(
    coalesce(v_body -> 'usage', '[]')
  ) with ordinality as u (value, n)
  -- Until 1.5 the kind is left out.
  cross join lateral (
    select
      case
        when u.value ->> 'type' = 'tts_usage' or u.value ? 'characters_count' then 'tts'
        when u.value ->> 'type' = 'stt_usage'
          or (not u.value ? 'type' and u.value ? 'audio_duration') then 'stt'
        when u.value ? 'total_requests' then 'other'
        else 'llm'
      end as component,
      coalesce((u.value ->> 'input_cached_tokens')::numeric, 0) as cached,
      coalesce((u.value ->> 'input_audio_tokens')::numeric, 0) as heard,
      coalesce((u.value ->> 'input_cached_audio_tokens')::numeric, 0) as heard_before,
      coalesce((u.value ->> 'output_audio_tokens')::numeric, 0) as spoken
  ) as k
  cross join lateral (
    values
    (
      k.component,
      'input_tokens',
      (u.value ->> 'input_tokens')::numeric - k.cached - k.heard + k.heard_before
    ),
    (k.component, 'cached_tokens', k.cached),
    (k.component, 'input_audio_tokens', k.heard - k.heard_before),
    (
      k.component,
      'output_tokens',
      (u.value ->> 'output_tokens')::numeric - k.spoken
    ),
    (k.component, 'output_audio_tokens', k.spoken),
    (k.component, 'characters', (u.value ->> 'characters_count')::numeric),
    (
      k.component,
      'seconds',
      coalesce(u.value ->> 'audio_duration', u.value ->> 'session_duration')::numeric
    ),
    (k.component, 'requests', (u.value ->> 'total_requests')::numeric)
  ) as l (component, unit, quantity)
  where l.quantity > 0;

  return v_result;
end;
$$;

comment on function pgcalls.map_livekit is
$$What LiveKit says of a call: the session report of an agent, or an event of its room.

The call is known by the id of the room, which all of them have. The report is the call;
a telephone or an agent that joins or leaves the room starts it, and says its numbers; a
recording of the room that has ended is added to it.
What has no column is in details under LiveKit's names; of the other events only id and
name are read.$$;

revoke all on function pgcalls.map_livekit
from public, anon, authenticated, service_role;
