-- pgcalls.redacted_content(client_id, content): a turn as it is stored.

create or replace function pgcalls.redacted_content(
  client_id text,
  content text
)
returns text
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return pgcalls.redacted_text(
    redacted_content.content,
    coalesce(pgcalls.redacted_kinds(redacted_content.client_id, null), '{}'),
    65536
  );
end;
$$;

comment on function pgcalls.redacted_content is
'What is stored of a turn of a client: a turn that comes twice is known again by it.';

revoke all on function pgcalls.redacted_content
from public, anon, authenticated, service_role;
