-- pgcalls.keep_erased(): what was erased stays erased.

create or replace function pgcalls.keep_erased()
returns trigger
language plpgsql
volatile
-- definer because a writer of turns need not see the call.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_session_id uuid;
  v_session record;
  v_old jsonb := '{}';
  v_new jsonb;
begin
  if tg_argv[0] = 'user_sessions' then
    v_session_id := new.id;
  else
    v_session_id := new.session_id;
  end if;

  select s.anonymized_at, s.reduced_at into v_session
  from public.user_sessions as s
  where s.client_id = new.client_id and s.id = v_session_id;

  if v_session.anonymized_at is null then
    return new;
  end if;

  -- The bill goes on, but not by what may tell whose it is.
  if tg_argv[0] = 'usage_lines' then
    if new.usage_key !~ '^erased:[0-9a-f]{64}$' then
      new.usage_key := 'erased:' || pgcalls.erasure_digest('usage_key', new.usage_key);
    end if;
  end if;

  v_new := to_jsonb(new);

  if tg_op = 'UPDATE' then
    v_old := to_jsonb(old);
  end if;

  if exists (
      select
      from pgcalls.personal_columns() as c
      where
        c.table_name = tg_argv[0]
        and (c.becomes is not null or c.kind = 'record')
        and (c.kind <> 'record' or v_session.reduced_at is not null)
        and c.column_name <> 'usage_key'
        and v_new ->> c.column_name <> ''
        and v_new -> c.column_name is distinct from v_old -> c.column_name
    )
    -- An open call takes turns.
    or (
      tg_argv[0] = 'user_sessions'
      and (v_new ->> 'status' = 'active' or v_new ->> 'ended_at_utc' is null)
    )
  then
    perform pgcalls.refuse_erased();
  end if;

  return new;
end;
$$;

comment on function pgcalls.keep_erased is
$$Trigger function: refuse to store content in a call that was anonymized, and the
client's number in one that was reduced.

The argument is the name of the table. What is said in a new turn or tool call is
refused where the row is made (number_message, attach_tool_call, reopen_session).
Errors: PT409.$$;

revoke all on function pgcalls.keep_erased
from public, anon, authenticated, service_role;

create or replace trigger _015_keep_erased
before update on public.user_sessions
for each row
when (old.anonymized_at is not null)
execute function pgcalls.keep_erased('user_sessions');

create or replace trigger _015_keep_erased
before update on public.conversation_messages
for each row
when (
  (
    nullif(new.content, ''),
    new.user_id,
    new.audio_url,
    new.message_key,
    new.metadata
  ) is distinct from (
    nullif(old.content, ''),
    old.user_id,
    old.audio_url,
    old.message_key,
    old.metadata
  )
  and num_nonnulls(
    nullif(new.content, ''),
    new.user_id,
    new.audio_url,
    new.message_key,
    new.metadata
  ) > 0
)
execute function pgcalls.keep_erased('conversation_messages');

create or replace trigger _015_keep_erased
before update on public.tool_calls
for each row
when (
  num_nonnulls(
    new.tool_call_id, new.parameters, new.result, new.error_message, new.metadata
  ) > 0
)
execute function pgcalls.keep_erased('tool_calls');

create or replace trigger _015_keep_erased
before insert or update on public.usage_lines
for each row
when (new.metadata is not null or new.usage_key !~ '^erased:[0-9a-f]{64}$')
execute function pgcalls.keep_erased('usage_lines');
