-- pgcalls.number_pattern(phone): the national number in every spelling.

create or replace function pgcalls.number_pattern(
  phone text
)
returns text
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_gap text := '[\s().\-/\u2010-\u2015\u00a0]{0,3}';
  v_digits text[] := array[
    '[0٠۰０]', '[1١۱１]', '[2٢۲２]', '[3٣۳３]', '[4٤۴４]',
    '[5٥۵５]', '[6٦۶６]', '[7٧۷７]', '[8٨۸８]', '[9٩۹９]'
  ];
  v_national text;
begin
  select substr(number_pattern.phone, 2 + coalesce(max(length(c.calling_code)), 0))
  into v_national
  from pgcalls.phone_regions as c
  where starts_with(number_pattern.phone, '+' || c.calling_code);

  return (
    select string_agg(v_digits[d.digit::integer + 1], v_gap order by d.n)
    from regexp_split_to_table(v_national, '') with ordinality as d (digit, n)
  );
end;
$$;

comment on function pgcalls.number_pattern is
$$A pattern for the national part of a number, which every spelling of it has in
common.

phone: E.164. Arabic and full-width digits, blanks, dashes, dots and brackets.$$;

revoke all on function pgcalls.number_pattern
from public, anon, authenticated, service_role;
