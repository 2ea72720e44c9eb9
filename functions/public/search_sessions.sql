-- public.search_sessions(...): calls in which something was said.

create or replace function public.search_sessions(
  query text,
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
returns setof public.search_sessions_row
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return query
  select *
  from pgcalls.search_sessions(
    search_sessions.query,
    search_sessions.client_id,
    search_sessions.status,
    search_sessions.sentiment,
    search_sessions.call_outcome,
    search_sessions.language,
    search_sessions.number,
    search_sessions.since,
    search_sessions.until,
    search_sessions.page_size,
    search_sessions.after_rank,
    search_sessions.after_id,
    search_sessions.assistant_id
  );
end;
$$;

comment on function public.search_sessions is
$$Calls in which something was said, the best matches first.

query: words, "phrases", or, -without; English and Arabic inflections match each other.
Searched are the summary, which counts most, the keywords, the caller's name and the
first 80,000 characters of the transcript.
client_id: for service_role; a token searches its own client's calls, an agent's its
own. status, sentiment, call_outcome, language (BCP 47, "ar" finds "ar-SY" too), number
(the caller's, E.164), assistant_id: of the call. since, until: start of the call, from
and before. page_size: rows of a page, 20 by default, at most 100. after_rank, after_id:
rank and id of the last row of the page before.
Answers rows of id, conversation_id, status, started_at, ended_at, customer_number,
user_name, user_phone, user_email, sentiment, call_outcome, language, summary, snippet
and rank.
Of more than 200 matches some are ranked, those of the last two weeks first. snippet
is text with ⟦ and ⟧ around what was found: escape it first, then replace them.

Errors: 22023 a bad value; 42501 a token without a client, or with another one.$$;

revoke all on function public.search_sessions
from public, anon, authenticated, service_role;
grant execute on function public.search_sessions
to authenticated, service_role;
