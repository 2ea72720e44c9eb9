-- pgcalls.read_body(body): the document that came, as it can be kept.

create or replace function pgcalls.read_body(
  body text,
  out document jsonb,
  out notices jsonb
)
returns record
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_body text := read_body.body;
  v_dropped text[];
begin
  -- jsonb has no NUL; a transcript is not lost for one. An escaped backslash before it
  -- is a backslash.
  if v_body like '%\\u0000%' then
    v_body := regexp_replace(v_body, '(?<!\\)((?:\\\\)*)\\u0000', '\1', 'g');
  end if;

  document := v_body;

  -- Each level is looked at by itself, and what is secret needs no room.
  if jsonb_path_exists(document, '$.**{33}') then
    raise exception using
      errcode = 'PT413',
      message = 'the body is nested too deep',
      hint = 'At most 32 levels are kept.';
  end if;

  select d.kept, d.dropped into document, v_dropped
  from pgcalls.drop_secrets(document) as d;

  if jsonb_typeof(document) <> 'object' then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'the body is not an object',
      hint = 'Send the body of the platform as it comes.';
  end if;

  perform pgcalls.require_document(document, 'the body', 16777216);

  select
    coalesce(
      jsonb_agg(
        jsonb_build_object(
          'code', 'left_out',
          'argument', pgcalls.fit(d.key, 200),
          'reason', 'it is secret, or sound'
        )
        order by d.key
      ),
      '[]'
    )
  into notices
  from unnest(v_dropped) as d (key);
end;
$$;

comment on function pgcalls.read_body is
$$The document that came, without secrets, and notices of those.

Errors: 22023 no object; PT413 over 16 MB without audio, or over 32 levels; those of a
cast to jsonb.$$;

revoke all on function pgcalls.read_body
from public, anon, authenticated, service_role;
