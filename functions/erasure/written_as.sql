-- pgcalls.written_as(sign): the letters that JSON, a URL or HTML writes as a sign.

create or replace function pgcalls.written_as(
  sign text
)
returns text
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return case
    when written_as.sign ~ '^\\' then (
      '"' || regexp_replace(written_as.sign, '\\+', '\\', 'g') || '"'
    )::jsonb #>> '{}'
    when written_as.sign ~ '^%'
      then convert_from(decode(replace(written_as.sign, '%', ''), 'hex'), 'UTF8')
    when written_as.sign ~ '^&#[0-9]'
      then chr(substring(written_as.sign from '[0-9]+')::integer)
    else chr(
      (
        'x' || lpad(substring(written_as.sign from '[0-9A-Fa-f]+(?=;)'), 8, '0')
      )::bit(32)::integer
    )
  end;
exception
  -- It only looks like it.
  when others then
    return ' ';
end;
$$;

comment on function pgcalls.written_as is
$$What is written as escapes of JSON, bytes of a URL or a number in HTML; a blank where
it is none of them.$$;

revoke all on function pgcalls.written_as
from public, anon, authenticated, service_role;
