-- pgcalls.revise_message(session, message): a turn that comes again, perhaps grown.

create or replace function pgcalls.revise_message(
  session pgcalls.session_handle,
  message jsonb,
  out id uuid,
  out seq integer,
  out changed boolean
)
returns record
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_session pgcalls.session_handle := revise_message.session;
  v_given record;
  v_old public.conversation_messages;
  v_new public.conversation_messages;
  v_is_newer boolean;
begin
  select t.* into v_given
  from jsonb_to_record(revise_message.message) as t (
    message_key text,
    content text,
    audio_url text,
    created_at timestamptz,
    interrupted boolean,
    spoken_at timestamptz,
    metadata jsonb,
    revision integer
  );

  select m.* into v_old
  from public.conversation_messages as m
  where
    m.client_id = v_session.client_id
    and m.session_id = v_session.id
    and m.message_key = v_given.message_key;

  id := v_old.id;
  seq := v_old.seq;
  changed := false;
  v_given.content := pgcalls.redacted_content(v_session.client_id, v_given.content);

  -- The greater revision, the later instant, the longer text; what comes without any of
  -- them is newer unless what is there already begins with it.
  v_is_newer := case
    when coalesce(v_given.revision, -1) <> coalesce(v_old.revision, -1)
      then coalesce(v_given.revision, -1) > coalesce(v_old.revision, -1)
    when v_given.created_at <> v_old.created_at
      then v_given.created_at > v_old.created_at
    when coalesce(v_given.revision::text, v_given.created_at::text) is null
      then not starts_with(v_old.content, v_given.content)
    else (octet_length(v_given.content), v_given.content collate "C")
      > (octet_length(v_old.content), v_old.content collate "C")
  end;

  v_new := v_old;
  v_new.interrupted := v_old.interrupted or coalesce(v_given.interrupted, false);
  v_new.spoken_at := least(v_old.spoken_at, v_given.spoken_at);
  v_new.audio_url := greatest(
    v_old.audio_url collate "C", v_given.audio_url collate "C"
  );
  v_new.metadata := coalesce(v_old.metadata, v_given.metadata);

  if v_is_newer then
    v_new.content := v_given.content;
    v_new.created_at := coalesce(v_given.created_at, v_old.created_at);
    v_new.revision := coalesce(v_given.revision, v_old.revision);
    v_new.metadata := coalesce(v_given.metadata, v_old.metadata);
  end if;

  if v_new is not distinct from v_old then
    return;
  end if;

  if v_session.is_ended and not pgcalls.takes_late(v_session) then
    raise exception using
      errcode = 'PT409',
      message = 'session has ended',
      hint = 'A turn is corrected during the call, and for late_seconds of the client'
        || ' after it.';
  end if;

  update public.conversation_messages as m
  set
    content = v_new.content,
    audio_url = v_new.audio_url,
    created_at = v_new.created_at,
    interrupted = v_new.interrupted,
    spoken_at = v_new.spoken_at,
    metadata = v_new.metadata,
    revision = v_new.revision
  where m.client_id = v_old.client_id and m.id = v_old.id;

  changed := true;
end;
$$;

comment on function pgcalls.revise_message is
$$Correct a turn of the same message_key that is there, where this one is newer.

message: as read_message answers it. Speech recognisers finalise a turn several times,
and versions may arrive in any order: the stored turn is the same in each. Answers id
and seq of the turn, and changed, which is false for a repeat and for an older version.
Errors: PT409 when the call has ended too long ago to be corrected.$$;

revoke all on function pgcalls.revise_message
from public, anon, authenticated, service_role;
