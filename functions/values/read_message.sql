-- pgcalls.read_message(message): one turn of a batch in its stored form.

create or replace function pgcalls.read_message(
  message jsonb
)
returns jsonb
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_message jsonb := read_message.message;
  v_read record;
begin
  perform pgcalls.refuse_unknown_keys(
    v_message,
    array[
      'role', 'content', 'message_key', 'seq', 'audio_url', 'created_at', 'interrupted',
      'spoken_at', 'metadata', 'revision'
    ]
  );

  select
    pgcalls.canonical_role(v_message ->> 'role') as role,
    pgcalls.read_content(v_message -> 'content') as content,
    v_message ->> 'message_key' as message_key,
    nullif(v_message ->> 'audio_url', '') as audio_url,
    (v_message ->> 'seq')::integer as seq,
    (v_message ->> 'revision')::integer as revision,
    (v_message ->> 'interrupted')::boolean as interrupted,
    pgcalls.read_instant(v_message ->> 'created_at', 'UTC', 'created_at') as created_at,
    pgcalls.read_instant(v_message ->> 'spoken_at', 'UTC', 'spoken_at') as spoken_at,
    nullif(pgcalls.read_json(v_message -> 'metadata'), 'null') as metadata
  into v_read;

  if v_read.content is null and v_read.audio_url is not null then
    v_read.content := '';
  end if;

  perform pgcalls.check_message(
    v_read.role,
    v_read.content,
    v_read.message_key,
    v_read.seq,
    v_read.audio_url,
    v_read.created_at,
    v_read.spoken_at,
    v_read.metadata,
    v_read.revision
  );

  return to_jsonb(v_read);
end;
$$;

comment on function pgcalls.read_message is
$$One turn of a batch in its stored form.

message: an object with role and content, and message_key, seq, audio_url, created_at,
interrupted, spoken_at, metadata and revision where they are known.
Errors: 22023, PT413, and those of the casts.$$;

revoke all on function pgcalls.read_message
from public, anon, authenticated, service_role;
