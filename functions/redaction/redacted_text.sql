-- pgcalls.redacted_text(content, kinds, bytes): redacted, and within its bound.

create or replace function pgcalls.redacted_text(
  content text,
  kinds text[],
  bytes integer
)
returns text
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_content text := pgcalls.redact_text(redacted_text.content, redacted_text.kinds);
begin
  if octet_length(v_content) > redacted_text.bytes then
    return pgcalls.redact_text(redacted_text.content, redacted_text.kinds, '', true);
  end if;

  return v_content;
end;
$$;

comment on function pgcalls.redacted_text is
$$A redacted text. Placeholders are a single sign where longer ones would not fit into
so many bytes: what fitted before fits still.$$;

revoke all on function pgcalls.redacted_text
from public, anon, authenticated, service_role;
