-- pgcalls.check_message(...): refuse a turn that cannot be stored.

create or replace function pgcalls.check_message(
  role text,
  content text,
  message_key text,
  seq integer,
  audio_url text,
  created_at timestamptz,
  spoken_at timestamptz,
  metadata jsonb,
  revision integer
)
returns void
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if check_message.role is null then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'role is unknown',
      hint = 'Pass user, agent, system, or an alias such as assistant.';
  end if;

  if check_message.content is null
    or (
      btrim(check_message.content, E' \t\n\x0b\f\r') = ''
      and check_message.audio_url is null
    )
  then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'content is missing',
      hint = 'Pass what was said, or with empty content an audio_url.';
  end if;

  if octet_length(check_message.content) > 65536 then
    perform pgcalls.require_size(
      octet_length(check_message.content), 'content', 65536
    );
  end if;

  if check_message.message_key is not null then
    perform pgcalls.require_text(check_message.message_key, 'message_key', 200);
  end if;

  if check_message.seq not between 1 and 1000000 then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'seq is out of range',
      hint = 'Number the turns of a call from 1; at most 1,000,000 are kept.';
  end if;

  if check_message.revision < 0 then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'revision is out of range',
      hint = 'Count the versions of a turn from 0.';
  end if;

  if check_message.audio_url is not null then
    perform pgcalls.require_text(check_message.audio_url, 'audio_url', 4096);
  end if;

  if check_message.created_at is not null then
    perform pgcalls.require_past(check_message.created_at, 'created_at');
  end if;

  if check_message.spoken_at is not null then
    perform pgcalls.require_past(check_message.spoken_at, 'spoken_at');
  end if;

  if check_message.metadata is not null then
    perform pgcalls.require_object(check_message.metadata, 'metadata');
  end if;
end;
$$;

comment on function pgcalls.check_message is
$$Refuse a turn that cannot be stored. role: the canonical one, null for unknown.

Errors: 22023, PT413.$$;

revoke all on function pgcalls.check_message
from public, anon, authenticated, service_role;
