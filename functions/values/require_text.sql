-- pgcalls.require_text(value, name, max_bytes): refuse an empty or overlong value.

create or replace function pgcalls.require_text(
  value text,
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
  if require_text.value = '' then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = format('%s is empty', require_text.name),
      hint = 'Pass null where there is nothing to say.';
  end if;

  if octet_length(require_text.value) > require_text.max_bytes then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = format('%s is too long', require_text.name),
      hint = format('At most %s bytes are kept.', require_text.max_bytes);
  end if;
end;
$$;

comment on function pgcalls.require_text is
$$Refuse an empty or overlong name, id or label; null passes.

Errors: 22023.$$;

revoke all on function pgcalls.require_text
from public, anon, authenticated, service_role;
