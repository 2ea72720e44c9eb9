-- voiceledger.normalize_phone(number, country): a phone number in E.164.

create or replace function voiceledger.normalize_phone(
  number text,
  country text
)
returns text
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_number text;
  v_country voiceledger.calling_codes;
begin
  if octet_length(normalize_phone.number) > 100 then
    return null;
  end if;

  v_number := translate(
    normalize_phone.number,
    '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９＋',
    '012345678901234567890123456789+'
  );
  v_number := regexp_replace(v_number, '^tel:', '');
  -- "+44 (0)20" is how people write; the bracketed prefix is never dialled after +.
  v_number := regexp_replace(v_number, '^(\s*(?:\+|00).*)\(0\)', '\1');
  v_number := regexp_replace(v_number, '[\s().\-\u2010-\u2015\u00a0/]', '', 'g');
  v_number := regexp_replace(v_number, '^00', '+');

  if v_number !~ '^\+?[0-9]+$' then
    return null;
  end if;

  if left(v_number, 1) <> '+' then
    select c.* into v_country
    from voiceledger.calling_codes as c
    where c.country = upper(normalize_phone.country);

    if not found then
      return null;
    end if;

    if starts_with(v_number, v_country.national_prefix) then
      v_number := substr(v_number, length(v_country.national_prefix) + 1);
    end if;
    v_number := '+' || v_country.calling_code || v_number;
  end if;

  return case when v_number ~ '^\+[1-9][0-9]{6,14}$' then v_number end;
end;
$$;

comment on function voiceledger.normalize_phone(text, text) is
$$A phone number in E.164, or null when it cannot be one.

number: as people write it: blanks, dashes, brackets, 00 or +, Arabic-Indic and
full-width digits. country: ISO 3166 code with which a number without + is read.$$;

revoke all on function voiceledger.normalize_phone(text, text)
from public, anon, authenticated, service_role;
