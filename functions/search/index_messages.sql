-- pgcalls.index_messages(): what search_messages searches, when a call ends.

create or replace function pgcalls.index_messages()
returns trigger
language plpgsql
volatile
-- definer because nobody else may write what is searched.
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pgcalls.index_turns(new.client_id, new.id);

  return null;
end;
$$;

comment on function pgcalls.index_messages is
$$Trigger function: keep the words of a call's turns for search_messages.

When the call ends, or before that in steps of move_text_mark: a turn is written while
somebody waits.$$;

revoke all on function pgcalls.index_messages
from public, anon, authenticated, service_role;

create or replace trigger _602_index_messages
after update on public.user_sessions
for each row
when (
  old.ended_at_utc is null
  and new.ended_at_utc is not null
  and new.anonymized_at is null
  -- Who ends many calls indexes them once, afterwards.
  and (
    coalesce(current_setting('pgcalls.indexing', true), '') = ''
    or not pgcalls.has_flag('indexing')
  )
)
execute function pgcalls.index_messages();
