-- public.search_messages(...): turns in which something was said.

create or replace function public.search_messages(
  query text,
  session_id text default null,
  role text default null,
  client_id text default null,
  status text default null,
  sentiment text default null,
  call_outcome text default null,
  language text default null,
  number text default null,
  since timestamptz default null,
  until timestamptz default null,
  page_size integer default 20,
  after_rank real default null,
  after_id uuid default null,
  assistant_id uuid default null
)
returns setof public.search_messages_row
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return query
  select *
  from pgcalls.search_messages(
    search_messages.query,
    search_messages.session_id,
    search_messages.role,
    search_messages.client_id,
    search_messages.status,
    search_messages.sentiment,
    search_messages.call_outcome,
    search_messages.language,
    search_messages.number,
    search_messages.since,
    search_messages.until,
    search_messages.page_size,
    search_messages.after_rank,
    search_messages.after_id,
    search_messages.assistant_id
  );
end;
$$;

comment on function public.search_messages is
$$Turns in which something was said, the best matches first.

query: words, "phrases", or, -without; English and Arabic inflections match each other.
session_id: one call only. role: who said it, user or agent; turns of the system are
found with role system only. client_id: for service_role; a token searches its own
client's calls, an agent's its own. status, sentiment, call_outcome, language (BCP 47,
"ar" finds "ar-SY" too), number (the caller's, E.164), assistant_id: of the call. since,
until: when it was said, from and before. page_size: rows of a page, 20 by default, at
most 100. after_rank, after_id: rank and message_id of the last row of the page before.
Answers rows of message_id, conversation_id, seq, role, created_at, snippet, rank and
id, that of the call. Of more than 1,000 matches some are ranked, those of the newest
calls first. snippet is text with ⟦ and ⟧ around what was found: escape it first, then
replace them.
Errors: 22023 a bad value; 42501 a token without a client, or with another one; PT409
the session_id could mean two calls.$$;

revoke all on function public.search_messages
from public, anon, authenticated, service_role;
grant execute on function public.search_messages
to authenticated, service_role;
