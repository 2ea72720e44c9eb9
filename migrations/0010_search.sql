-- depends: 0009_call_record
--
-- Full-text search of turns and calls, in English and Arabic alike.
--
-- A policy keeps a GIN index from being used, because @@ is not leakproof; so search
-- runs with the owner's rights and its own condition on the client. For the index to
-- answer that condition too, without an extension, each search vector holds its client
-- as one more word, with a blank in front, which no text can contain. When it was is
-- another, with two blanks, so that the newest of many matches are found first.

create text search configuration pgcalls.multilingual (
  copy = pg_catalog.english
);

-- ASCII words stay English; what has other letters is read as Arabic, which leaves
-- other scripts and accents as they are.
alter text search configuration pgcalls.multilingual
alter mapping for word, hword, hword_part with pg_catalog.arabic_stem;

comment on text search configuration pgcalls.multilingual is
'English and Arabic in one text: each word is stemmed in the language of its letters.';

-- History, not definition: what is there is indexed below.
create function pgcalls.search_week(
  at timestamptz
)
returns text
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return '  ' || coalesce(to_char(search_week.at at time zone 'UTC', 'IYYY-IW'), '');
end;
$$;

comment on function pgcalls.search_week(timestamptz) is
'The word that stands for a week (ISO 8601, UTC) in the search vectors.';

revoke all on function pgcalls.search_week(timestamptz)
from public, anon, authenticated, service_role;
grant execute on function pgcalls.search_week(timestamptz)
to authenticated, service_role;

create table pgcalls.session_texts (
  client_id text not null,
  session_id uuid not null,
  content_tsv tsvector not null,

  constraint session_texts_pkey primary key (client_id, session_id),
  constraint session_texts_session_id_fkey
  foreign key (client_id, session_id)
  references public.user_sessions (client_id, id) on delete cascade
);

alter table pgcalls.session_texts
alter column content_tsv set statistics 0;
-- Nor of the words of the older indexes: they would be read anew for every ANALYZE, and
-- shown.
alter table public.idx_user_sessions_summary_search
alter column to_tsvector set statistics 0;
alter table public.idx_user_sessions_transcript_search
alter column to_tsvector set statistics 0;

comment on table pgcalls.session_texts is
$$What search_sessions searches. Apart from user_sessions, whose rows are updated often
and read whole.$$;
comment on column pgcalls.session_texts.client_id is 'Client of the call.';
comment on column pgcalls.session_texts.session_id is
'The call: user_sessions.id.';
comment on column pgcalls.session_texts.content_tsv is
$$Words of the summary (weight A), the keywords and the caller's name (B) and the
transcript (D); and the client and week, with one and two blanks in front.$$;

-- A long pending list would make the planner shun the index.
create index idx_session_texts_content_tsv
on pgcalls.session_texts using gin (content_tsv)
with (gin_pending_list_limit = 512);

alter table pgcalls.session_texts enable row level security;
revoke all on table pgcalls.session_texts
from public, anon, authenticated, service_role;

insert into pgcalls.session_texts (client_id, session_id, content_tsv)
select
  s.client_id,
  s.id as session_id,
  setweight(
    to_tsvector('pgcalls.multilingual', left(coalesce(s.call_summary, ''), 10000)),
    'A'
  )
  || setweight(
    to_tsvector(
      'pgcalls.multilingual',
      left(concat_ws(' ', s.user_name, array_to_string(s.keywords, ' ')), 5000)
    ),
    'B'
  )
  || to_tsvector(
    'pgcalls.multilingual', left(coalesce(s.call_transcript, ''), 80000)
  )
  || array_to_tsvector(
    array[
      left(' ' || s.client_id, 500), pgcalls.search_week(s.started_at_utc)
    ]
  ) as content_tsv
from public.user_sessions as s
where coalesce(s.call_summary, s.call_transcript) is not null;
