-- pgcalls.require_language(language): refuse what is no tag.

create or replace function pgcalls.require_language(
  language text
)
returns void
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if require_language.language !~ '^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}$' then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'language is not a language tag',
      hint = 'Pass a BCP 47 tag such as en, en-NZ or ar, or null.';
  end if;
end;
$$;

comment on function pgcalls.require_language is
$$Refuse a language that is not written as a BCP 47 tag; null passes.

Errors: 22023.$$;

revoke all on function pgcalls.require_language
from public, anon, authenticated, service_role;
