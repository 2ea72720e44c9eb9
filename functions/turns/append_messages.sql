-- pgcalls.append_messages(session, messages): append checked turns.

create or replace function pgcalls.append_messages(
  session pgcalls.session_handle,
  messages jsonb
)
returns public.log_messages_result
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_session pgcalls.session_handle := append_messages.session;
  v_count integer := jsonb_array_length(append_messages.messages);
  v_numbered integer := 0;
  v_keyed integer := 0;
  v_known record;
  v_clash integer;
  v_new jsonb := append_messages.messages;
  v_last_seq integer;
  v_minted text;
  v_message jsonb;
  v_result public.log_messages_result;
begin
  -- Most batches give neither.
  if append_messages.messages @? '$[*] ? (@.seq != null || @.message_key != null)' then
    select
      count(t.seq),
      count(t.message_key)
    into v_numbered, v_keyed
    from jsonb_to_recordset(append_messages.messages) as t (
      seq integer, message_key text
    );
  end if;

  if v_numbered not in (0, v_count) then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'only some elements of messages have a seq',
      hint = 'Give every turn its seq, or none.';
  end if;

  if v_keyed + v_numbered > 0 then
    v_known := pgcalls.known_messages(v_session, append_messages.messages);
  end if;

  if v_numbered > 0 then
    v_clash := pgcalls.find_seq_clash(
      v_session, append_messages.messages, v_known.keys
    );

    if v_clash is not null then
      raise exception using
        errcode = 'PT409',
        message = format('seq of messages[%s] is taken by another turn', v_clash),
        hint = 'Leave seq out, or give each turn of a call its own.';
    end if;
  end if;

  -- What has neither key nor seq is new.
  if v_keyed + v_numbered > 0 then
    v_new := (
      select coalesce(jsonb_agg(t.message order by t.n), '[]')
      from (
        select
          e.*,
          row_number() over (
            partition by coalesce(
              'key ' || e.message_key, 'seq ' || e.seq, 'n ' || e.n
            ) collate "C"
            order by e.n
          ) as attempt
        from rows from (
          jsonb_array_elements(append_messages.messages),
          jsonb_to_recordset(append_messages.messages) as (
            message_key text, seq integer
          )
        ) with ordinality as e (message, message_key, seq, n)
      ) as t
      where
        t.attempt = 1
        and coalesce(t.message_key <> all (v_known.keys), true)
        and coalesce(t.seq <> all (v_known.seqs), true)
    );
  end if;

  v_last_seq := pgcalls.last_seq(v_session.client_id, v_session.id);

  if v_numbered = 0 and v_last_seq + jsonb_array_length(v_new) > 1000000 then
    perform pgcalls.refuse_overfull_session();
  end if;

  -- A repeat is answered after the end too; only something new is refused.
  if v_session.is_ended and v_new <> '[]' then
    v_session := pgcalls.require_writable(v_session);
  end if;

  -- One for all of them, and their places: a call of uuid_v7() takes longer than an
  -- index.
  v_minted := left(pgcalls.uuid_v7()::text, 28);

  insert into public.conversation_messages (
    id,
    client_id,
    session_id,
    seq,
    role,
    content,
    message_key,
    audio_url,
    interrupted,
    spoken_at,
    revision,
    is_late,
    metadata,
    created_at
  )
  select
    (v_minted || lpad(to_hex(t.n), 8, '0'))::uuid,
    v_session.client_id,
    v_session.id,
    coalesce(t.seq, v_last_seq + t.n),
    case
      when t.role in ('user', 'agent', 'system') then t.role
      else pgcalls.canonical_role(t.role)
    end,
    t.content,
    t.message_key,
    t.audio_url,
    coalesce(t.interrupted, false),
    t.spoken_at,
    t.revision,
    v_session.is_ended,
    t.metadata,
    coalesce(t.created_at, now())
  from rows from (
    jsonb_to_recordset(v_new) as (
      role text,
      content text,
      message_key text,
      seq integer,
      audio_url text,
      created_at timestamptz,
      interrupted boolean,
      spoken_at timestamptz,
      metadata jsonb,
      revision integer
    )
  ) with ordinality as t (
    role,
    content,
    message_key,
    seq,
    audio_url,
    created_at,
    interrupted,
    spoken_at,
    metadata,
    revision,
    n
  );

  get diagnostics v_result.messages_saved = row_count;
  v_result.messages_duplicate := v_count - v_result.messages_saved;
  v_result.last_seq := case
    when v_numbered = 0 then v_last_seq + v_result.messages_saved
    else pgcalls.last_seq(v_session.client_id, v_session.id)
  end;

  v_result.messages_changed := 0;

  -- Most batches hold each turn once, and new.
  if v_result.messages_duplicate > 0 then
    for v_message in
      select e.message
      from jsonb_array_elements(append_messages.messages) with ordinality
        as e (message, n)
      where e.message ->> 'message_key' is not null
      order by e.n
    loop
      v_result.messages_changed := v_result.messages_changed
        + (pgcalls.revise_message(v_session, v_message)).changed::integer;
    end loop;
  end if;

  return v_result;
end;
$$;

comment on function pgcalls.append_messages is
$$Append a batch of checked turns to a locked call, in array order.

A turn whose key, or whose seq with the same speaker and content, is there already
counts as a duplicate; where its key is there with an older version, it is changed.
Errors: 22023 when only some turns have a seq; PT409 when a seq belongs to another turn,
or the call has ended and a turn is new; PT429 over 1,000,000 turns.$$;

revoke all on function pgcalls.append_messages
from public, anon, authenticated, service_role;
