-- pgcalls.log_message: what public.log_message does.

create or replace function pgcalls.log_message(
  session_id text,
  role text,
  content text,
  message_key text,
  seq integer,
  audio_url text,
  created_at timestamptz,
  interrupted boolean,
  metadata jsonb,
  spoken_at timestamptz,
  revision integer
)
returns public.log_message_result
language plpgsql
volatile
-- definer because callers hold no right on the tables; the tenant is checked here.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_role text;
  v_content text := log_message.content;
  v_session pgcalls.session_handle;
  v_seq integer;
  v_differs boolean;
  v_result public.log_message_result;
begin
  v_role := case
    when log_message.role in ('user', 'agent', 'system') then log_message.role
    else pgcalls.canonical_role(log_message.role)
  end;

  -- What most turns are needs no second look.
  if (
    v_role is not null
    and left(v_content, 1) <> '['
    and btrim(v_content, E' \t\n\x0b\f\r') <> ''
    and octet_length(v_content) <= 65536
    and coalesce(octet_length(log_message.message_key) between 1 and 200, true)
    and num_nonnulls(
      log_message.seq,
      log_message.audio_url,
      log_message.created_at,
      log_message.spoken_at,
      log_message.metadata,
      log_message.revision
    ) = 0
  ) is not true then
    -- PostgREST hands an array of parts over as its text.
    v_content := coalesce(
      pgcalls.read_content(to_jsonb(v_content)),
      case when log_message.audio_url is not null then '' end
    );
    perform pgcalls.check_message(
      v_role,
      v_content,
      log_message.message_key,
      log_message.seq,
      log_message.audio_url,
      log_message.created_at,
      log_message.spoken_at,
      log_message.metadata,
      log_message.revision
    );
  end if;

  v_session := pgcalls.lock_session(log_message.session_id);

  if log_message.message_key is not null then
    select
      m.id,
      m.seq,
      m.content <> v_content
      or m.interrupted is distinct from coalesce(log_message.interrupted, false)
      or num_nonnulls(
        log_message.revision,
        log_message.audio_url,
        log_message.created_at,
        log_message.spoken_at,
        log_message.metadata
      ) > 0
    into v_result.id, v_result.seq, v_differs
    from public.conversation_messages as m
    where
      m.client_id = v_session.client_id
      and m.session_id = v_session.id
      and m.message_key = log_message.message_key;

    if found then
      v_result.created := false;
      v_result.changed := v_differs
        and (
          pgcalls.revise_message(
            v_session,
            jsonb_build_object(
              'message_key', log_message.message_key,
              'content', v_content,
              'audio_url', log_message.audio_url,
              'created_at', log_message.created_at,
              'interrupted', log_message.interrupted,
              'spoken_at', log_message.spoken_at,
              'metadata', log_message.metadata,
              'revision', log_message.revision
            )
          )
        ).changed;

      return v_result;
    end if;
  end if;

  if log_message.seq is not null then
    select m.id, m.seq, false, false
    into v_result
    from public.conversation_messages as m
    where
      m.client_id = v_session.client_id
      and m.session_id = v_session.id
      and m.seq = log_message.seq
      and m.message_key is null
      and log_message.message_key is null
      and m.role = v_role
      and (
        m.content = v_content
        or m.content = pgcalls.redacted_content(
          v_session.client_id, v_content
        )
      );

    if found then
      return v_result;
    end if;
  end if;

  if v_session.is_ended then
    v_session := pgcalls.require_writable(v_session);
  end if;

  v_seq := log_message.seq;

  if v_seq is null then
    -- As last_seq does it, whose call would take as long as its answer.
    select m.seq into v_seq
    from public.conversation_messages as m
    where m.client_id = v_session.client_id and m.session_id = v_session.id
    order by m.seq desc
    limit 1;

    v_seq := coalesce(v_seq, 0) + 1;

    if v_seq > 1000000 then
      perform pgcalls.refuse_overfull_session();
    end if;
  elsif exists (
    select
    from public.conversation_messages as m
    where
      m.client_id = v_session.client_id
      and m.session_id = v_session.id
      and m.seq = v_seq
  ) then
    raise exception using
      errcode = 'PT409',
      message = 'seq is taken by another turn',
      hint = 'Leave seq out, or give each turn of a call its own.';
  end if;

  insert into public.conversation_messages (
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
  values (
    v_session.client_id,
    v_session.id,
    v_seq,
    v_role,
    v_content,
    log_message.message_key,
    log_message.audio_url,
    coalesce(log_message.interrupted, false),
    log_message.spoken_at,
    log_message.revision,
    v_session.is_ended,
    log_message.metadata,
    coalesce(log_message.created_at, now())
  )
  returning conversation_messages.id, v_seq, true, false into v_result;

  return v_result;
end;
$$;

comment on function pgcalls.log_message is
'Implementation of public.log_message; documented there.';

revoke all on function pgcalls.log_message
from public, anon, authenticated, service_role;
grant execute on function pgcalls.log_message
to authenticated, service_role;
