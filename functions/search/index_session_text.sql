-- pgcalls.index_session_text(): what search_sessions searches.

create or replace function pgcalls.index_session_text()
returns trigger
language plpgsql
volatile
-- definer because nobody else may write what is searched.
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  insert into pgcalls.session_texts as t (client_id, session_id, content_tsv)
  values (
    new.client_id,
    new.id,
    setweight(
      to_tsvector(
        'pgcalls.multilingual', left(coalesce(new.call_summary, ''), 10000)
      ),
      'A'
    )
    || setweight(
      to_tsvector(
        'pgcalls.multilingual',
        left(concat_ws(' ', new.user_name, array_to_string(new.keywords, ' ')), 5000)
      ),
      'B'
    )
    -- With these lengths no text exceeds the 1 MB that a tsvector holds.
    || to_tsvector(
      'pgcalls.multilingual', left(coalesce(new.call_transcript, ''), 80000)
    )
    || array_to_tsvector(
      array[
        left(' ' || new.client_id, 500), pgcalls.search_week(new.started_at_utc)
      ]
    )
  )
  on conflict (client_id, session_id) do update
  set content_tsv = excluded.content_tsv;

  return null;
end;
$$;

comment on function pgcalls.index_session_text is
'Trigger function: keep the words of a call for search_sessions.';

revoke all on function pgcalls.index_session_text
from public, anon, authenticated, service_role;

-- By name before update_client_usage_on_session_end, which locks the client: whoever
-- ends a call of the same client then waits for less.
create or replace trigger _600_index_session_text
after insert on public.user_sessions
for each row
when (coalesce(new.call_summary, new.call_transcript) is not null)
execute function pgcalls.index_session_text();

create or replace trigger _601_index_session_text
after update on public.user_sessions
for each row
when (
  (
    new.started_at_utc,
    new.call_summary,
    new.user_name,
    new.keywords,
    new.call_transcript
  ) is distinct from (
    old.started_at_utc,
    old.call_summary,
    old.user_name,
    old.keywords,
    old.call_transcript
  )
)
execute function pgcalls.index_session_text();
