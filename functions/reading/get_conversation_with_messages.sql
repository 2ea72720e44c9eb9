-- pgcalls.get_conversation_with_messages: what the public one does.

create or replace function pgcalls.get_conversation_with_messages(
  conversation_id text,
  page_size integer,
  after_seq integer
)
returns jsonb
language plpgsql
stable
-- definer because callers hold no right on the tables; the tenant is checked here.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_scope record;
  v_call public.session_summaries;
  v_messages jsonb;
  -- A jsonb array ends at 256 MB.
  v_page_bytes integer := 67108864;
begin
  v_scope := pgcalls.reading_scope(null);
  perform pgcalls.require_page_size(get_conversation_with_messages.page_size, 10000);

  if get_conversation_with_messages.conversation_id is null
    or get_conversation_with_messages.after_seq < 0
  then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'conversation_id is missing or after_seq is negative',
      hint = 'Pass the conversation_id of get_conversation_list.';
  end if;

  select s.* into v_call
  from public.session_summaries as s
  where
    s.id = pgcalls.find_session_id(
      v_scope.client_id,
      v_scope.assistant_id,
      get_conversation_with_messages.conversation_id
    )
    and (v_scope.client_id is null or s.client_id = v_scope.client_id)
    and (v_scope.assistant_id is null or s.assistant_id = v_scope.assistant_id);

  if not found then
    raise exception using
      errcode = 'PT404',
      message = 'session not found',
      hint = 'Pass the conversation_id of get_conversation_list.';
  end if;

  perform pgcalls.audit(
    v_call.client_id, 'read', 'get_conversation_with_messages', v_call.id::text
  );

  select
    coalesce(
      jsonb_agg(
        jsonb_build_object(
          'id', m.id,
          'seq', m.seq,
          'role', m.role,
          'content', m.content,
          'audio_url', m.audio_url,
          'interrupted', m.interrupted,
          'metadata', m.metadata,
          'created_at', m.created_at
        )
        order by m.seq
      ),
      '[]'
    )
  into v_messages
  from (
    select
      turn.*,
      sum(octet_length(turn.content) + coalesce(octet_length(turn.metadata::text), 0))
        over (order by turn.seq) as bytes,
      row_number() over (order by turn.seq) as place
    from (
      select *
      from public.conversation_messages as t
      where
        t.client_id = v_call.client_id
        and t.session_id = v_call.id
        and t.seq > coalesce(get_conversation_with_messages.after_seq, 0)
      order by t.seq
      limit coalesce(get_conversation_with_messages.page_size, 10000)
    ) as turn
  ) as m
  where m.bytes <= v_page_bytes or m.place = 1;

  return jsonb_build_object(
    'conversation_id', coalesce(v_call.session_id, v_call.id::text),
    'id', v_call.id,
    'customer_number', v_call.customer_number,
    'user_name', v_call.user_name,
    'user_phone', v_call.user_phone,
    'user_email', v_call.user_email,
    'status', v_call.status,
    'started_at', v_call.started_at,
    'ended_at', v_call.ended_at,
    'duration_seconds', v_call.duration_seconds,
    'message_count', v_call.message_count,
    'summary', v_call.summary,
    'messages', v_messages,
    'has_more', exists (
      select
      from public.conversation_messages as m
      where
        m.client_id = v_call.client_id
        and m.session_id = v_call.id
        and m.seq > greatest(
          (v_messages -> -1 ->> 'seq')::integer,
          get_conversation_with_messages.after_seq
        )
    ),
    'tool_call_count', v_call.tool_call_count,
    'tool_calls', coalesce(
      (
        select jsonb_agg(
          jsonb_build_object(
            'id', t.id,
            'tool_call_id', t.tool_call_id,
            'tool_name', t.tool_name,
            'parameters', t.parameters,
            'result', t.result,
            'success', t.success,
            'error_message', t.error_message,
            'started_at', t.started_at,
            'duration_ms', t.duration_ms,
            'metadata', t.metadata
          )
          order by t.started_at, t.id
        )
        from (
          select
            c.*,
            sum(
              octet_length(concat(c.parameters, c.result, c.error_message, c.metadata))
            ) over (order by c.started_at, c.id) as bytes
          from public.tool_calls as c
          where c.client_id = v_call.client_id and c.session_id = v_call.id
          order by c.started_at, c.id
          limit 10000
        ) as t
        where t.bytes <= v_page_bytes
      ),
      '[]'
    )
  );
end;
$$;

comment on function pgcalls.get_conversation_with_messages is
'Implementation of public.get_conversation_with_messages; documented there.';

revoke all on function pgcalls.get_conversation_with_messages
from public, anon, authenticated, service_role;
grant execute on function pgcalls.get_conversation_with_messages
to authenticated, service_role;
