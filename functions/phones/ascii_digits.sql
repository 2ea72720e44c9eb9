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
declare
  -- Unicode's other decimal digits, and the code point of the zero of each script.
  c_digits constant text :=
    '\u07c0-\u07c9\u09e6-\u09ef\u0a66-\u0a6f\u0ae6-\u0aef\u0b66-\u0b6f'
    || '\u0be6-\u0bef\u0c66-\u0c6f\u0ce6-\u0cef\u0d66-\u0d6f\u0de6-\u0def'
    || '\u0e50-\u0e59\u0ed0-\u0ed9\u0f20-\u0f29\u1040-\u1049\u1090-\u1099'
    || '\u17e0-\u17e9\u1810-\u1819\u1946-\u194f\u19d0-\u19d9\u1a80-\u1a89'
    || '\u1a90-\u1a99\u1b50-\u1b59\u1bb0-\u1bb9\u1c40-\u1c49\u1c50-\u1c59'
    || '\ua620-\ua629\ua8d0-\ua8d9\ua900-\ua909\ua9d0-\ua9d9\ua9f0-\ua9f9'
    || '\uaa50-\uaa59\uabf0-\uabf9\U000104a0-\U000104a9\U00010d30-\U00010d39'
    || '\U00011066-\U0001106f\U000110f0-\U000110f9\U00011136-\U0001113f'
    || '\U000111d0-\U000111d9\U000112f0-\U000112f9\U00011450-\U00011459'
    || '\U000114d0-\U000114d9\U00011650-\U00011659\U000116c0-\U000116c9'
    || '\U00011730-\U00011739\U000118e0-\U000118e9\U00011950-\U00011959'
    || '\U00011c50-\U00011c59\U00011d50-\U00011d59\U00011da0-\U00011da9'
    || '\U00016a60-\U00016a69\U00016ac0-\U00016ac9\U00016b50-\U00016b59'
    || '\U0001d7ce-\U0001d7ff\U0001e140-\U0001e149\U0001e2f0-\U0001e2f9'
    || '\U0001e950-\U0001e959\U0001fbf0-\U0001fbf9';
  c_zeros constant integer[] := array[
    1984, 2534, 2662, 2790, 2918, 3046, 3174, 3302, 3430, 3558, 3664, 3792,
    3872, 4160, 4240, 6112, 6160, 6470, 6608, 6784, 6800, 6992, 7088, 7232,
    7248, 42528, 43216, 43264, 43472, 43504, 43600, 44016, 66720, 68912,
    69734, 69872, 69942, 70096, 70384, 70736, 70864, 71248, 71360, 71472,
    71904, 72016, 72784, 73040, 73120, 92768, 92864, 93008, 120782, 120792,
    120802, 120812, 120822, 123200, 123632, 125264, 130032
  ];
  c_marks constant text := '\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e'
    || '\u2060-\u206f\u20e3\ufe00-\ufe0f\ufeff';
  v_content text;
  v_found text[];
begin
  -- Most text is plain ASCII, and translate compares each letter with all of these.
  if octet_length(ascii_digits.content) = length(ascii_digits.content) then
    return ascii_digits.content;
  end if;

  v_content := translate(
    ascii_digits.content,
    '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९０１２３４５６７８９＋﹢‐‑‒–—―−－．（）＿，⁄／'
    || E'\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005'
    || E'\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000',
    '0123456789012345678901234567890123456789++--------.()_,//' || repeat(' ', 19)
  );

  -- What has no counterpart, invisible marks, is dropped.
  if v_content ~ ('[' || c_marks || ']') then
    v_content := regexp_replace(v_content, '[' || c_marks || ']', '', 'g');
  end if;

  if v_content ~ ('[' || c_digits || ']') then
    v_found := array(
      select distinct d.digit[1]
      from regexp_matches(v_content, '([' || c_digits || '])', 'g') as d (digit)
    );
    v_content := translate(
      v_content,
      array_to_string(v_found, ''),
      (
        select string_agg(
          (
            ascii(f.digit) - (
              select max(z.zero)
              from unnest(c_zeros) as z (zero)
              where z.zero <= ascii(f.digit)
            )
          )::text,
          ''
          order by f.n
        )
        from unnest(v_found) with ordinality as f (digit, n)
      )
    );
  end if;

  return v_content;
end;
$$;

comment on function pgcalls.ascii_digits is
$$Text with digits, plus, dashes, dots and brackets of other scripts in ASCII.

Every decimal digit of Unicode; special blanks become blanks, invisible marks such as
those of writing direction are dropped.$$;

revoke all on function pgcalls.ascii_digits
from public, anon, authenticated, service_role;
