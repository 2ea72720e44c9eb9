-- pgcalls.keep_held(): what is on legal hold stays.

create or replace function pgcalls.keep_held()
returns trigger
language plpgsql
volatile
-- definer because a writer of turns need not see the client.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_old jsonb;
  v_new jsonb;
  v_kept jsonb;
  v_session_id uuid;
begin
  if tg_argv[0] = 'user_sessions' then
    v_session_id := old.id;

    -- Unless something that was there is no more.
    if tg_op = 'UPDATE' and tg_when = 'AFTER' then
      if (
        coalesce(old.session_id, new.session_id),
        coalesce(old.call_id, new.call_id),
        coalesce(old.user_id, new.user_id),
        coalesce(old.user_name, new.user_name),
        coalesce(old.user_email, new.user_email),
        coalesce(old.user_phone, new.user_phone),
        coalesce(old.customer_number, new.customer_number),
        coalesce(old.customer_address, new.customer_address),
        coalesce(old.participant_identity, new.participant_identity),
        coalesce(old.room_name, new.room_name),
        coalesce(old.demo_time, new.demo_time),
        coalesce(old.demo_timezone, new.demo_timezone),
        coalesce(old.type, new.type),
        coalesce(old.source, new.source),
        coalesce(old.ended_reason, new.ended_reason),
        coalesce(old.call_outcome, new.call_outcome),
        coalesce(old.assistant_id, new.assistant_id),
        coalesce(old.phone_number_id, new.phone_number_id),
        coalesce(old.business_number, new.business_number),
        coalesce(old.language, new.language),
        coalesce(old.sentiment, new.sentiment),
        coalesce(old.demo_scheduled, new.demo_scheduled),
        coalesce(old.keywords, new.keywords),
        coalesce(old.topics_discussed, new.topics_discussed),
        coalesce(old.metadata, new.metadata),
        coalesce(old.server_messages, new.server_messages),
        coalesce(old.call_summary, new.call_summary),
        coalesce(old.call_transcript, new.call_transcript)
      ) is not distinct from (
        new.session_id,
        new.call_id,
        new.user_id,
        new.user_name,
        new.user_email,
        new.user_phone,
        new.customer_number,
        new.customer_address,
        new.participant_identity,
        new.room_name,
        new.demo_time,
        new.demo_timezone,
        new.type,
        new.source,
        new.ended_reason,
        new.call_outcome,
        new.assistant_id,
        new.phone_number_id,
        new.business_number,
        new.language,
        new.sentiment,
        new.demo_scheduled,
        new.keywords,
        new.topics_discussed,
        new.metadata,
        new.server_messages,
        new.call_summary,
        new.call_transcript
      )
      then
        return null;
      end if;
    end if;
  else
    v_session_id := old.session_id;
  end if;

  if not exists (
    select
    from public.user_sessions as s
    join public.client_subscriptions as c on c.client_id = s.client_id
    where
      s.client_id = old.client_id
      and s.id = v_session_id
      and (s.is_on_hold or c.is_on_hold)
  ) then
    if tg_op = 'DELETE' then
      return old;
    end if;

    return new;
  end if;

  if tg_op = 'UPDATE' then
    v_old := to_jsonb(old);
    v_new := to_jsonb(new);
    -- What is there stays; what was empty may be filled, and a document may grow.
    v_kept := (
      select jsonb_object_agg(c.column_name, v_old -> c.column_name)
      from pgcalls.personal_columns() as c
      where
        c.table_name = tg_argv[0]
        and v_old ->> c.column_name is not null
        and v_old -> c.column_name <> v_new -> c.column_name
        and not (
          jsonb_typeof(v_old -> c.column_name) = 'object'
          and jsonb_typeof(v_new -> c.column_name) = 'object'
          and (v_new -> c.column_name) || (v_old -> c.column_name)
          = v_new -> c.column_name
        )
        and not (
          c.column_name = 'demo_scheduled' and v_old -> c.column_name = 'false'
        )
        -- Why a call was given up is nothing that somebody said.
        and not (
          c.column_name = 'ended_reason'
          and (v_old ->> 'is_end_inferred')::boolean
          and v_old ->> 'ended_reason' = 'stale'
        )
        -- What the database derives, it derives again; once somebody else says it, it
        -- is not derived any more.
        and c.column_name <> 'extracted'
        and not (
          coalesce(v_old -> 'derived_columns' ? c.column_name, false)
          and (
            v_new -> 'derived_columns' ? c.column_name
            or v_new -> c.column_name = 'null'
            or tg_when = 'BEFORE'
          )
        )
    );

    -- A live call ends and goes on, and its usage grows, with what was said before.
    if tg_when = 'BEFORE' then
      return jsonb_populate_record(new, coalesce(v_kept, '{}'));
    end if;

    if v_kept is null then
      return null;
    end if;
  end if;

  raise exception using
    errcode = 'PT409',
    message = 'session is on legal hold',
    hint = 'Lift the hold first.';
end;
$$;

comment on function pgcalls.keep_held is
$$Trigger function: refuse to delete a call on legal hold, its turns, tool calls, usage
lines and follow-ups, and to change what was said, who said it and every label of it.

The argument is the name of the table; the columns are those of personal_columns.
Empty columns may be filled. An update that also ends the call, opens it again or
adds to its usage does that, and what is held stays: for that it fires before the row
is written, and to refuse after it, so that it sees what is stored, whatever changed
it. Errors: PT409.$$;

revoke all on function pgcalls.keep_held
from public, anon, authenticated, service_role;

create or replace trigger _020_keep_held
before delete on public.user_sessions
for each row
execute function pgcalls.keep_held('user_sessions');

create or replace trigger _021_keep_held
before update on public.user_sessions
for each row
when (
  (new.status, new.ended_at_utc) is distinct from (old.status, old.ended_at_utc)
)
execute function pgcalls.keep_held('user_sessions');

-- Without a condition, which every update of a call would read anew.
create or replace trigger _022_keep_held
after update on public.user_sessions
for each row
execute function pgcalls.keep_held('user_sessions');

create or replace trigger _020_keep_held
before delete on public.conversation_messages
for each row
execute function pgcalls.keep_held('conversation_messages');

create or replace trigger _022_keep_held
after update on public.conversation_messages
for each row
when (
  (
    coalesce(old.role, new.role),
    coalesce(old.interrupted, new.interrupted),
    coalesce(old.user_id, new.user_id),
    coalesce(old.audio_url, new.audio_url),
    coalesce(old.message_key, new.message_key),
    coalesce(old.content, new.content),
    coalesce(old.metadata, new.metadata)
  ) is distinct from (
    new.role,
    new.interrupted,
    new.user_id,
    new.audio_url,
    new.message_key,
    new.content,
    new.metadata
  )
  -- Not when erasing, which has looked already.
  and (
    coalesce(current_setting('pgcalls.erasing', true), '') = ''
    or not pgcalls.has_flag('erasing')
  )
)
execute function pgcalls.keep_held('conversation_messages');

create or replace trigger _020_keep_held
before delete on public.tool_calls
for each row
execute function pgcalls.keep_held('tool_calls');

create or replace trigger _022_keep_held
after update on public.tool_calls
for each row
when (
  (
    coalesce(old.tool_name, new.tool_name),
    coalesce(old.success, new.success),
    coalesce(old.tool_call_id, new.tool_call_id),
    coalesce(old.error_message, new.error_message),
    coalesce(old.parameters, new.parameters),
    coalesce(old.result, new.result),
    coalesce(old.metadata, new.metadata)
  ) is distinct from (
    new.tool_name,
    new.success,
    new.tool_call_id,
    new.error_message,
    new.parameters,
    new.result,
    new.metadata
  )
)
execute function pgcalls.keep_held('tool_calls');

create or replace trigger _020_keep_held
before delete on public.usage_lines
for each row
execute function pgcalls.keep_held('usage_lines');

create or replace trigger _021_keep_held
before update on public.usage_lines
for each row
when (new.quantity <> old.quantity)
execute function pgcalls.keep_held('usage_lines');

create or replace trigger _022_keep_held
after update on public.usage_lines
for each row
when (
  (
    coalesce(old.usage_key, new.usage_key),
    coalesce(old.provider, new.provider),
    coalesce(old.model, new.model),
    coalesce(old.metadata, new.metadata)
  ) is distinct from (
    new.usage_key,
    new.provider,
    new.model,
    new.metadata
  )
)
execute function pgcalls.keep_held('usage_lines');

create or replace trigger _020_keep_held
before delete on public.webhook_events
for each row
execute function pgcalls.keep_held('webhook_events');

create or replace trigger _022_keep_held
after update on public.webhook_events
for each row
when (
  (
    coalesce(old.external_id, new.external_id),
    coalesce(old.event, new.event),
    coalesce(old.body, new.body)
  ) is distinct from (
    new.external_id,
    new.event,
    new.body
  )
)
execute function pgcalls.keep_held('webhook_events');

create or replace trigger _020_keep_held
before delete on public.follow_ups
for each row
execute function pgcalls.keep_held('follow_ups');

-- What a worker says of its attempts goes on.
create or replace trigger _022_keep_held
after update on public.follow_ups
for each row
when (
  (coalesce(old.payload, new.payload), coalesce(old.caller, new.caller))
  is distinct from (new.payload, new.caller)
)
execute function pgcalls.keep_held('follow_ups');
