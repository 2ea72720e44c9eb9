-- pgcalls.plain_words(description): what stays of it over dump and restore.

create or replace function pgcalls.plain_words(
  description text
)
returns text
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return regexp_replace(
    regexp_replace(
      regexp_replace(
        plain_words.description,
        '::(character varying|double precision|bit varying'
        || '|time(stamp)?(\(\d\))? with(out)? time zone|"?[a-z_]\w*"?(\."?\w+"?)?)'
        || '(\(\d+(,\d+)?\))?(\[\])*',
        '',
        'g'
      ),
      '\m[a-z_]\w*\.(?=[a-z_"*])',
      '',
      'g'
    ),
    '[\s()"]+',
    '',
    'g'
  );
end;
$$;

comment on function pgcalls.plain_words is
$$A definition as Postgres prints it, without casts, qualifiers, quotes, blanks and
parentheses.

These change when a dump is restored or another major version prints them.$$;

revoke all on function pgcalls.plain_words
from public, anon, authenticated, service_role;
