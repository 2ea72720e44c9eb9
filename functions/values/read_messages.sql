-- pgcalls.read_messages(messages, is_whole): the turns that can be stored, and others.

create or replace function pgcalls.read_messages(
  messages jsonb,
  is_whole boolean,
  out taken jsonb,
  out refused jsonb,
  out notices jsonb
)
returns record
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  c_instant constant text :=
    '^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d([.]\d+)?)?(Z|[+-]\d\d:\d\d)$';
  v_is_plain boolean;
begin
  -- What most turns are is stored as it is: one look at all of them.
  begin
    select
      coalesce(
        bool_and(
          case
            when t.message - array[
                'role', 'content', 'message_key', 'seq', 'audio_url', 'created_at',
                'interrupted', 'spoken_at', 'metadata'
              ] <> '{}'
              or t.created_at !~ c_instant
              or t.spoken_at !~ c_instant
              then false
            else coalesce(
                jsonb_typeof(t.message -> 'content') = 'string'
                -- It may be the text of an array of parts.
                and left(t.content, 1) <> '['
                and btrim(t.content, E' \t\n\x0b\f\r') <> ''
                and octet_length(t.content) <= 65536
                and t.role in ('user', 'agent', 'system')
                and coalesce(
                  jsonb_typeof(t.message -> 'message_key') = 'string'
                  and octet_length(t.message_key) between 1 and 200,
                  t.message_key is null
                )
                and coalesce(t.seq between 1 and 1000000, true)
                and coalesce(octet_length(t.audio_url) between 1 and 4096, true)
                and coalesce(
                  least(t.created_at::timestamptz, t.spoken_at::timestamptz)
                  >= '2000-01-01T00:00:00Z',
                  true
                )
                and coalesce(
                  greatest(t.created_at::timestamptz, t.spoken_at::timestamptz)
                  <= now() + interval '1 hour',
                  true
                )
                and coalesce(
                  jsonb_typeof(t.metadata) = 'object'
                  and octet_length(t.metadata::text) <= 16384
                  and not jsonb_path_exists(t.metadata, '$.**{33}'),
                  true
                ),
              false
            )
          end
        ),
        true
      )
    into v_is_plain
    from rows from (
      jsonb_array_elements(read_messages.messages),
      jsonb_to_recordset(read_messages.messages) as (
        role text,
        content text,
        message_key text,
        seq integer,
        audio_url text,
        created_at text,
        interrupted boolean,
        spoken_at text,
        metadata jsonb
      )
    ) as t (
      message,
      role,
      content,
      message_key,
      seq,
      audio_url,
      created_at,
      interrupted,
      spoken_at,
      metadata
    );
  exception
    when data_exception then
      v_is_plain := false;
  end;

  if v_is_plain then
    taken := read_messages.messages;
    refused := '[]';
    notices := '[]';
  else
    select r.taken, r.refused, r.notices
    into taken, refused, notices
    from pgcalls.read_elements(
      read_messages.messages, 'messages', read_messages.is_whole
    ) as r;
  end if;
end;
$$;

comment on function pgcalls.read_messages is
$$The turns of a batch that can be stored, and which cannot, and why.

messages: an array. Everything else is that of read_elements.$$;

revoke all on function pgcalls.read_messages
from public, anon, authenticated, service_role;
