-- pgcalls.check_elements(messages): refuse a batch with a bad turn.

create or replace function pgcalls.check_elements(
  messages jsonb
)
returns void
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pgcalls.check_message(
    pgcalls.canonical_role(t.role),
    t.content,
    t.message_key,
    t.seq,
    t.audio_url,
    t.created_at,
    t.spoken_at,
    t.metadata
  )
  from jsonb_to_recordset(check_elements.messages) as t (
    role text,
    content text,
    message_key text,
    seq integer,
    audio_url text,
    created_at timestamptz,
    interrupted boolean,
    spoken_at timestamptz,
    metadata jsonb
  )
  -- What most turns are needs no second look.
  where (
    t.role in ('user', 'agent', 'system')
    and btrim(t.content, E' \t\n\v\f\r') <> ''
    and octet_length(t.content) <= 65536
    and coalesce(octet_length(t.message_key) between 1 and 200, true)
    and num_nonnulls(
      t.seq, t.audio_url, t.created_at, t.spoken_at, t.metadata
    ) = 0
  ) is not true;
end;
$$;

comment on function pgcalls.check_elements is
$$Refuse a batch in which a turn cannot be stored, without saying which.

Errors: 22023, PT413, and those of the casts.$$;

revoke all on function pgcalls.check_elements
from public, anon, authenticated, service_role;
