-- pgcalls.require_document(value, name, max_bytes): refuse JSON that is too much.

create or replace function pgcalls.require_document(
  value jsonb,
  name text,
  max_bytes integer
)
returns void
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  -- No text is so much shorter than what it was read into: it need not be written.
  if pg_column_size(require_document.value) / 8 > require_document.max_bytes then
    perform pgcalls.require_size(
      2147483647, require_document.name, require_document.max_bytes
    );
  end if;

  perform pgcalls.require_size(
    octet_length(require_document.value::text),
    require_document.name,
    require_document.max_bytes
  );

  if jsonb_path_exists(require_document.value, '$.**{33}') then
    raise exception using
      errcode = 'PT413',
      message = format('%s is nested too deep', require_document.name),
      hint = 'At most 32 levels are kept.';
  end if;
end;
$$;

comment on function pgcalls.require_document is
$$Refuse a JSON document that is larger or deeper than what is kept; null passes.

Errors: PT413 over max_bytes, or over 32 levels.$$;

revoke all on function pgcalls.require_document
from public, anon, authenticated, service_role;
