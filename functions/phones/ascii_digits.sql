-- pgcalls.ascii_digits(content): digits and signs of numbers in ASCII.

create or replace function pgcalls.ascii_digits(
  content text
)
returns text
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  -- Most text is plain ASCII, and translate compares each letter with all of these.
  if octet_length(ascii_digits.content) = length(ascii_digits.content) then
    return ascii_digits.content;
  end if;

  -- What has no counterpart, invisible marks, is dropped.
  return translate(
    ascii_digits.content,
    '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९０１２３４５６７８９＋﹢‐‑‒–—−－．（）'
    || E'\u00a0\u2007\u202f\u3000\u2060\u200b\u200c\u200d\u200e\u200f'
    || E'\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff',
    '0123456789012345678901234567890123456789++-------.()    '
  );
end;
$$;

comment on function pgcalls.ascii_digits is
$$Text with digits, plus, dashes, dots and brackets of other scripts in ASCII.

Arabic-Indic, Persian, Devanagari and full-width digits; special blanks become blanks,
invisible marks such as those of writing direction are dropped.$$;

revoke all on function pgcalls.ascii_digits
from public, anon, authenticated, service_role;
