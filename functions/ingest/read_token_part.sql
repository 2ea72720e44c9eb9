-- pgcalls.read_token_part(part): a part of a JSON web token.

create or replace function pgcalls.read_token_part(
  part text
)
returns jsonb
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return convert_from(
    decode(
      rpad(
        translate(read_token_part.part, '-_', '+/'),
        4 * ((length(read_token_part.part) + 3) / 4),
        '='
      ),
      'base64'
    ),
    'UTF8'
  )::jsonb;
exception
  when data_exception or untranslatable_character or statement_too_complex then
    return null;
end;
$$;

comment on function pgcalls.read_token_part is
$$The document that a part of a JSON web token encodes; null where it is none.

part: base64url, without padding.$$;

revoke all on function pgcalls.read_token_part
from public, anon, authenticated, service_role;
