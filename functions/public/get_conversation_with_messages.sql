-- public.get_conversation_with_messages(conversation_id, page_size, after_seq):
-- return one call with its turns and tool calls, as one JSON document.

create or replace function public.get_conversation_with_messages(
  conversation_id text,
  page_size integer default 10000,
  after_seq integer default 0
)
returns json
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return pgcalls.get_conversation_with_messages(
    get_conversation_with_messages.conversation_id,
    get_conversation_with_messages.page_size,
    get_conversation_with_messages.after_seq
  );
end;
$$;

comment on function public.get_conversation_with_messages is
$$Return one call with its turns and tool calls, as one JSON document.

conversation_id: the conversation_id of get_conversation_list, or the id of the call.
page_size: turns of a page, at most 10,000. after_seq: seq of the last turn of the
page before. The document holds the keys of a row of get_conversation_list, messages
(id, seq, role, content, audio_url, interrupted, metadata, created_at), has_more,
tool_call_count and tool_calls (at most 10,000); at most 64 MB of either. Text comes as
it was said: escape it before display.
From the call-centre document.

Errors: 22023 a bad value; 42501 a token without a client; PT404 no such session, or not
yours; PT409 service_role passes a text id that several clients use.$$;

revoke all on function public.get_conversation_with_messages
from public, anon, authenticated, service_role;
grant execute on function public.get_conversation_with_messages
to authenticated, service_role;
