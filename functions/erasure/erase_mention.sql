-- pgcalls.erase_mention(...): a caller in a row of somebody else.

create or replace function pgcalls.erase_mention(
  client_id text,
  table_name text,
  id uuid,
  before timestamptz,
  own uuid[],
  caller pgcalls.caller,
  everything pgcalls.caller,
  out session_id uuid,
  out is_changed boolean,
  out is_mentioned boolean
)
returns record
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  c_placeholder constant text := '[erased]';
  v_caller pgcalls.caller := erase_mention.caller;
  v_session record;
  v_old jsonb;
  v_new jsonb;
  v_at timestamptz;
  v_changes text;
  v_update text;
begin
  is_changed := false;
  is_mentioned := false;

  -- Dynamic because the columns come from one list.
  execute format(
    'select %s, %s, jsonb_build_object(%s) from public.%I as t'
    ' where t.client_id = $1 and t.id = $2 for no key update',
    case erase_mention.table_name
      when 'user_sessions' then 't.id'
      when 'contacts' then 'null::uuid'
      else 't.session_id'
    end,
    case erase_mention.table_name
      when 'user_sessions' then 't.started_at_utc'
      when 'tool_calls' then 't.started_at'
      when 'webhook_events' then 't.received_at'
      else 't.created_at'
    end,
    (
      select string_agg(format('%L, t.%1$I', c.column_name), ', ')
      from pgcalls.personal_columns() as c
      where
        c.table_name = erase_mention.table_name
        and c.kind not in ('who', 'when', 'record')
    ),
    erase_mention.table_name
  )
  into session_id, v_at, v_old
  using erase_mention.client_id, erase_mention.id;

  if v_old is null or v_at >= erase_mention.before then
    return;
  end if;

  if session_id is not null then
    select
      s.is_on_hold
      or s.anonymized_at is not null
      or s.id = any (erase_mention.own) as is_left,
      s.user_name ~* ('^\s*(?:' || v_caller.names || ')\s*$') as is_namesake
    into v_session
    from public.user_sessions as s
    where s.client_id = erase_mention.client_id and s.id = erase_mention.session_id;

    if v_session.is_left then
      return;
    end if;

    -- Who has the same name says the own one.
    if v_session.is_namesake then
      v_caller.names := null;
    end if;
  end if;

  if erase_mention.table_name = 'user_sessions' then
    is_changed := pgcalls.erase_heard(
      erase_mention.client_id, erase_mention.id, v_caller
    );
  end if;

  v_new := pgcalls.erase_mentions(v_old, v_caller, c_placeholder);

  -- The name of a caller or contact is whose it is.
  if erase_mention.table_name in ('user_sessions', 'contacts') then
    v_caller.names := null;
    v_new := v_new || pgcalls.erase_mentions(
      jsonb_build_object(
        'user_name', v_old -> 'user_name', 'name', v_old -> 'name'
      ),
      v_caller,
      c_placeholder
    );
  end if;

  v_changes := (
    select string_agg(
      case
        when c.kind = 'key' and c.becomes is not null
          then format('%I = %s', c.column_name, c.becomes)
        else format(
          '%I = (jsonb_populate_record(null::public.%I, $3)).%1$I',
          c.column_name,
          erase_mention.table_name
        )
      end,
      ', '
    )
    from pgcalls.personal_columns() as c
    where
      c.table_name = erase_mention.table_name
      and v_new -> c.column_name <> v_old -> c.column_name
  );
  is_mentioned := is_changed
    or v_changes is not null
    or pgcalls.erase_mentions(v_old, erase_mention.everything, '') <> v_old;

  if v_changes is null then
    return;
  end if;

  is_changed := true;

  if v_new -> 'session_id' <> v_old -> 'session_id' then
    insert into pgcalls.erased_keys (client_id, key_digest, session_id)
    values (
      erase_mention.client_id,
      pgcalls.erasure_digest('session_id', v_old ->> 'session_id'),
      erase_mention.session_id
    )
    on conflict on constraint erased_keys_pkey do nothing;
  end if;

  v_update := format(
    'update public.%I set %s where client_id = $1 and id = $2',
    erase_mention.table_name,
    v_changes
  );

  begin
    execute v_update using erase_mention.client_id, erase_mention.id, v_new;
  exception
    when check_violation then
      -- A placeholder may be longer than what it replaces, and this was full.
      v_new := pgcalls.erase_mentions(v_old, erase_mention.caller, '');
      execute v_update using erase_mention.client_id, erase_mention.id, v_new;
  end;
end;
$$;

comment on function pgcalls.erase_mention is
$$Replace every mention of a caller in a row that is not the caller's, and say whether
there was one.

own: calls of the caller, which stay as they are when they are held or live. caller:
what is replaced. everything: what is told, also names that tell little or that nobody
confirmed. before: only what is older. The call is locked. Answers its id.$$;

revoke all on function pgcalls.erase_mention
from public, anon, authenticated, service_role;
