-- pgcalls.get_conversation_with_messages: what the public one does.

create or replace function pgcalls.get_conversation_with_messages(
  conversation_id text,
  page_size integer,
  after_seq integer
)
returns json
language plpgsql
stable
-- definer because callers hold no right on the tables; the tenant is checked here.
security definer
set search_path = pg_catalog, pg_temp
-- A call is looked up by its id, however few calls the statistics say a client has.
set plan_cache_mode = force_generic_plan
as $$
declare
  v_scope record;
  v_id uuid;
  v_call public.user_sessions;
  v_page_size integer := coalesce(get_conversation_with_messages.page_size, 10000);
  v_page_bytes constant integer := 67108864;
  v_after integer := coalesce(get_conversation_with_messages.after_seq, 0);
  v_end integer := 2147483647;
  v_messages json;
  v_last integer;
  v_count integer;
  v_has_more boolean := false;
  v_tool_calls json;
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

  v_id := pgcalls.find_session_id(
    v_scope.client_id,
    v_scope.assistant_id,
    get_conversation_with_messages.conversation_id
  );

  select s.* into v_call
  from public.user_sessions as s
  where s.id = v_id and (v_scope.client_id is null or s.client_id = v_scope.client_id);

  if not found then
    raise exception using
      errcode = 'PT404',
      message = 'session not found',
      hint = 'Pass the conversation_id of get_conversation_list.';
  end if;

  perform pgcalls.audit(
    v_call.client_id, 'read', 'get_conversation_with_messages', v_call.id::text
  );

  -- A turn has at most 80 kB: 800 of them are never too much, and need no weighing.
  if v_page_size > 800 and (v_call.message_count <= 800) is not true and exists (
    select
    from public.conversation_messages as m
    where
      m.client_id = v_call.client_id
      and m.session_id = v_call.id
      and m.seq > v_after
    offset 800
  ) then
    select max(w.seq) into v_end
    from (
      select
        m.seq,
        sum(octet_length(m.content) + coalesce(octet_length(m.metadata::text), 0))
          over (order by m.seq) as bytes
      from public.conversation_messages as m
      where
        m.client_id = v_call.client_id
        and m.session_id = v_call.id
        and m.seq > v_after
      order by m.seq
      limit v_page_size
    ) as w
    where w.bytes <= v_page_bytes;
  end if;

  -- Rows to json, and not to jsonb, which takes four times as long; in the order of the
  -- page.
  select
    json_agg(p),
    max(p.seq),
    count(*)
  into v_messages, v_last, v_count
  from (
    select
      m.id,
      m.seq,
      m.role,
      m.content,
      m.audio_url,
      m.interrupted,
      m.metadata,
      m.created_at
    from public.conversation_messages as m
    where
      m.client_id = v_call.client_id
      and m.session_id = v_call.id
      and m.seq > v_after
      and m.seq <= v_end
    order by m.seq
    limit v_page_size
  ) as p;

  if v_count = v_page_size or v_end is distinct from 2147483647 then
    v_has_more := exists (
      select
      from public.conversation_messages as m
      where
        m.client_id = v_call.client_id
        and m.session_id = v_call.id
        and m.seq > coalesce(v_last, v_after)
    );
  end if;

  if (v_call.tool_call_count = 0) is not true then
    select json_agg(p order by p.started_at, p.id) into v_tool_calls
    from (
      select
        w.id,
        w.tool_call_id,
        w.tool_name,
        w.parameters,
        w.result,
        w.success,
        w.error_message,
        w.started_at,
        w.duration_ms,
        w.metadata
      from (
        select
          t.*,
          sum(
            octet_length(
              concat(t.parameters, t.result, t.error_message, t.metadata)
            )
          ) over (order by t.started_at, t.id) as bytes
        from public.tool_calls as t
        where t.client_id = v_call.client_id and t.session_id = v_call.id
        order by t.started_at, t.id
        limit 10000
      ) as w
      where w.bytes <= v_page_bytes
    ) as p;
  end if;

  -- Of a call in progress.
  if v_call.message_count is null then
    select count(*) into v_call.message_count
    from public.conversation_messages as m
    where m.client_id = v_call.client_id and m.session_id = v_call.id;
  end if;

  if v_call.tool_call_count is null then
    select count(*) into v_call.tool_call_count
    from public.tool_calls as t
    where t.client_id = v_call.client_id and t.session_id = v_call.id;
  end if;

  return json_build_object(
    'conversation_id', coalesce(v_call.session_id, v_call.id::text),
    'id', v_call.id,
    'customer_number', v_call.customer_number,
    'user_name', v_call.user_name,
    'user_phone', v_call.user_phone,
    'user_email', v_call.user_email,
    'status', v_call.status,
    'started_at', v_call.started_at_utc,
    'ended_at', v_call.ended_at_utc,
    'duration_seconds', v_call.duration_seconds,
    'message_count', v_call.message_count,
    'summary', v_call.call_summary,
    'messages', coalesce(v_messages, '[]'),
    'has_more', v_has_more,
    'tool_call_count', v_call.tool_call_count,
    'tool_calls', coalesce(v_tool_calls, '[]')
  );
end;
$$;

comment on function pgcalls.get_conversation_with_messages is
'Implementation of public.get_conversation_with_messages; documented there.';

revoke all on function pgcalls.get_conversation_with_messages
from public, anon, authenticated, service_role;
grant execute on function pgcalls.get_conversation_with_messages
to authenticated, service_role;
