-- pgcalls.mention_pattern(phone, email, name): how a person is written.

create or replace function pgcalls.mention_pattern(
  phone text,
  email text,
  name text
)
returns text
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_gap text := '[\s().\-/\u2010-\u2015\u00a0]{0,3}';
  v_digit text := '[0-9٠-٩۰-۹０-９]';
  v_parts text[] := '{}';
  v_part text;
begin
  if mention_pattern.phone is not null then
    -- At most five digits, as in 00962, stand before the national number.
    v_parts := v_parts || format(
      '(?<!%1$s)(?:[+＋]?%2$s?%1$s{0,5}%2$s)?%3$s(?!%1$s)', v_digit,
      v_gap,
      pgcalls.number_pattern(mention_pattern.phone)
    );
  end if;

  if mention_pattern.email is not null then
    select string_agg(
      case c.sign
        when '@' then '\s*(?:@|\mat\M)\s*'
        when '.' then '\s*(?:\.|\mdot\M)\s*'
        when '_' then '\s*(?:_|\munderscore\M)\s*'
        when '-' then '\s*(?:-|\m(?:dash|hyphen|minus)\M)\s*'
        when '+' then '\s*(?:\+|\mplus\M)\s*'
        else regexp_replace(c.sign, '([^[:alnum:]])', '\\\1')
      end,
      '' order by c.n
    )
    into v_part
    from regexp_split_to_table(mention_pattern.email, '')
      with ordinality as c (sign, n);

    v_parts := v_parts || format('(?<![[:alnum:]])%s(?![[:alnum:]])', v_part);
  end if;

  -- A single word is too many people's name.
  if mention_pattern.name ~ '\S\s+\S' then
    v_parts := v_parts || format(
      '(?<![[:alnum:]])%s(?![[:alnum:]])',
      regexp_replace(
        regexp_replace(
          btrim(mention_pattern.name), '([^[:alnum:][:space:]])', '\\\1', 'g'
        ),
        '\s+', '\\s+', 'g'
      )
    );
  end if;

  return nullif(array_to_string(v_parts, '|'), '');
end;
$$;

comment on function pgcalls.mention_pattern is
$$A pattern for a caller's number, address and full name as they are written and
spoken.

phone: E.164. email: in lower case. name: counts only with two words or more.
Numbers with or without country code, in Arabic digits, with blanks and dashes;
addresses with "at" and "dot". Null when there is nothing to look for.$$;

revoke all on function pgcalls.mention_pattern
from public, anon, authenticated, service_role;
