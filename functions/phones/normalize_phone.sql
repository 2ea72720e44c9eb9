-- pgcalls.normalize_phone(number, country): a phone number in E.164.

create or replace function pgcalls.normalize_phone(
  number text,
  country text
)
returns text
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_number text;
  v_digits text;
  v_rest text;
  v_groups text[];
  v_region pgcalls.phone_regions;
  v_is_international boolean;
begin
  if octet_length(normalize_phone.number) > 250 then
    return null;
  end if;

  v_number := pgcalls.ascii_digits(normalize_phone.number);

  -- Most numbers are written without anything else.
  if v_number !~ '^\+?[0-9]{3,}$' then
    -- Masked digits are not the keypad's 9.
    if v_number ~ '[*•…]'
      or regexp_replace(v_number, '[^[:alpha:]]', '', 'g') ~* '^x{2,}$'
    then
      return null;
    end if;

    v_number := substring(v_number, '[+0-9].*');
    v_number := regexp_replace(
      v_number,
      '(?:;ext=|[ \u00a0\t,;.-]*'
      || '(?:extension|ext|extn|int|anexo|x|#|~|تحويلة|داخلي)'
      || '[:. \u00a0\t,-]*)[0-9]{1,7}#?\s*$',
      '',
      'i'
    );

    if v_number !~ '^\++[^+]*$|^[^+]+$'
      or v_number !~ '^[^a-z]*([0-9][^a-z0-9]*){3}'
    then
      return null;
    end if;

    if v_number ~* '([a-z].*){3}' then
      v_number := translate(
        lower(v_number collate "C"),
        'abcdefghijklmnopqrstuvwxyz',
        '22233344455566677778889999'
      );
    end if;
  end if;

  v_is_international := starts_with(v_number, '+');
  v_digits := regexp_replace(v_number, '[^0-9]', '', 'g');

  if length(v_digits) > 20 then
    return null;
  end if;

  if not v_is_international then
    select r.* into v_region
    from pgcalls.phone_regions as r
    where r.region = upper(normalize_phone.country collate "C") collate "C";

    if not found then
      return null;
    end if;

    if v_digits ~ ('^(?:' || v_region.idd_pattern || ')[1-9]') then
      v_is_international := true;
      v_digits := regexp_replace(
        v_digits, '^(?:' || v_region.idd_pattern || ')', ''
      );
    end if;
  end if;

  if v_is_international then
    select r.* into v_region
    from pgcalls.phone_regions as r
    where
      r.calling_code in (
        left(v_digits, 1) collate "C",
        left(v_digits, 2) collate "C",
        left(v_digits, 3) collate "C"
      )
      and r.is_main;

    if not found then
      return null;
    end if;

    v_digits := substr(v_digits, length(v_region.calling_code) + 1);
  elsif starts_with(v_digits, v_region.calling_code) then
    -- The calling code without the plus.
    v_rest := substr(v_digits, length(v_region.calling_code) + 1);

    if v_region.prefix_pattern is not null
      and v_rest !~ ('^(?:' || v_region.number_pattern || ')$')
    then
      v_rest := regexp_replace(v_rest, '^(?:' || v_region.prefix_pattern || ')', '');
    end if;

    if (
      v_digits !~ ('^(?:' || v_region.number_pattern || ')$')
      and v_rest ~ ('^(?:' || v_region.number_pattern || ')$')
    )
      or length(v_digits) > v_region.lengths[cardinality(v_region.lengths)]
    then
      v_digits := v_rest;
    end if;
  end if;

  v_groups := regexp_match(v_digits, '^(?:' || v_region.prefix_pattern || ')');

  if v_groups is not null then
    -- A rule holds only where its group has matched; else the prefix is dropped.
    v_rest := regexp_replace(
      v_digits,
      '^(?:' || v_region.prefix_pattern || ')',
      case
        when v_groups[cardinality(v_groups)] is null then ''
        else coalesce(v_region.prefix_rule, '')
      end
    );

    if length(v_rest) >= 2
      and (
        v_digits !~ ('^(?:' || v_region.number_pattern || ')$')
        or v_rest ~ ('^(?:' || v_region.number_pattern || ')$')
      )
    then
      v_digits := v_rest;
    end if;
  end if;

  -- Some plans have numbers that are shorter or longer than E.164 allows.
  if length(v_region.calling_code || v_digits) between 7 and 15
    and pgcalls.is_phone(v_region.calling_code, v_digits)
  then
    return '+' || v_region.calling_code || v_digits;
  end if;

  return null;
end;
$$;

comment on function pgcalls.normalize_phone is
$$A phone number in E.164, or null when no numbering plan has it.

number: as people write it: blanks, dashes, brackets, extension, letters, digits of
other scripts. country: ISO 3166 code with which a number without + is read. The rules
are libphonenumber's.$$;

revoke all on function pgcalls.normalize_phone
from public, anon, authenticated, service_role;
