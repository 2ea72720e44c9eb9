-- pgcalls.redacted_json(document, kinds, name, bytes): redacted, within its bound.

create or replace function pgcalls.redacted_json(
  document jsonb,
  kinds text[],
  name text,
  bytes integer
)
returns jsonb
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_document jsonb;
begin
  perform pgcalls.require_document(
    redacted_json.document, redacted_json.name, redacted_json.bytes
  );
  v_document := pgcalls.redact_json(redacted_json.document, redacted_json.kinds);

  if octet_length(v_document::text) > redacted_json.bytes then
    return pgcalls.redact_json(
      redacted_json.document, redacted_json.kinds, '', true
    );
  end if;

  return v_document;
end;
$$;

comment on function pgcalls.redacted_json is
$$A redacted document. Placeholders are a single sign where longer ones would not fit
into so many bytes: what fitted before fits still.

name: of the column, for the error.
Errors: PT413 when it is too large or too deep already.$$;

revoke all on function pgcalls.redacted_json
from public, anon, authenticated, service_role;
