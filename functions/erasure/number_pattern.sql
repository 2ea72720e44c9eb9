-- pgcalls.number_pattern(phone, country, is_strict): how a phone number is written.

create or replace function pgcalls.number_pattern(
  phone text,
  country text,
  is_strict boolean
)
returns text
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  c_sign constant text := '\s().,_·•~\-/';
  -- In JSON and arrays a line break is written with a backslash and a letter.
  c_gap constant text := case
    when number_pattern.is_strict then '[' || c_sign || ']{0,4}'
    else '[' || c_sign || '\\nrt]{0,8}'
  end;
  v_code text;
  v_national text;
  v_region record;
  v_parts text[];
begin
  select c.calling_code into v_code
  from pgcalls.phone_regions as c
  where starts_with(number_pattern.phone, '+' || c.calling_code)
  order by length(c.calling_code) desc
  limit 1;

  v_code := coalesce(v_code, '');
  v_national := (
    select string_agg(d.digit, c_gap order by d.n)
    from regexp_split_to_table(
      substr(number_pattern.phone, 2 + length(v_code)), ''
    ) with ordinality as d (digit, n)
  );

  if not number_pattern.is_strict then
    return v_national;
  end if;

  select r.calling_code, r.idd_pattern, r.national_prefix into v_region
  from pgcalls.phone_regions as r
  where r.region = upper(number_pattern.country collate "C") collate "C";

  v_parts := array[
    -- With the calling code, after a plus, after what is dialled for one, or bare.
    format(
      '(?:\+|(?<![0-9])(?:00|011%s))%s%s%s(?:\(0\)|0)?%s%s',
      coalesce('|' || v_region.idd_pattern, ''),
      c_gap,
      v_code,
      c_gap,
      c_gap,
      v_national
    ),
    format('(?<![0-9+][\s().\-/]{0,3})%s%s%s', v_code, c_gap, v_national)
  ];

  -- Without it only where this country's numbers have it, and never when it follows
  -- another one.
  if v_region.calling_code = v_code then
    v_parts := v_parts || format('(?<![0-9+][\s().\-/]{0,3})%s', v_national);

    if v_region.national_prefix is not null then
      v_parts := v_parts || format(
        '(?<![0-9])(?<!\+[0-9]{1,4}[\s().\-/]{1,3})%s%s%s',
        v_region.national_prefix,
        c_gap,
        v_national
      );
    end if;
  end if;

  return format('\(?(?:%s)(?![0-9])', array_to_string(v_parts, '|'));
end;
$$;

comment on function pgcalls.number_pattern is
$$A pattern for the spellings of a number in ASCII digits, with blanks, dashes, dots and
brackets.

phone: E.164. country: ISO 3166 code of who writes: only its own numbers are written
without a calling code. is_strict: whether the number must be whole; else the digits
behind the calling code, which every spelling has in common, to look for quickly.$$;

revoke all on function pgcalls.number_pattern
from public, anon, authenticated, service_role;
