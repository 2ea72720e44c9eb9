-- pgcalls.redact_text(content, kinds): with placeholders for what is private.

create or replace function pgcalls.redact_text(
  content text,
  kinds text[]
)
returns text
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_content text := redact_text.content;
  v_word text := '(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)';
  v_pattern text;
  v_number record;
begin
  if 'email' = any (redact_text.kinds) then
    v_content := regexp_replace(
      v_content,
      '[^[:space:]@<>(),;:"''\[\]{}]+\s?@\s?[^[:space:]@<>(),;:"''\[\]{}.!?]+'
      || '(?:\.[^[:space:]@<>(),;:"''\[\]{}.!?]+)+',
      '[email]',
      'g'
    );
    -- As it is spoken: ada dot byron at example dot com.
    v_content := regexp_replace(
      v_content,
      '(?:\m[[:alnum:]._-]+\s+(?:dot|underscore|dash|hyphen|plus)\s+)*'
      || '\m[[:alnum:]._-]+\s+at\s+[[:alnum:].-]+(?:\s+dot\s+[[:alnum:]]+)+',
      '[email]',
      'gi'
    );
  end if;

  if redact_text.kinds && array['card', 'phone'] then
    -- Each run of digits with what people put between them, once; the printed groups of
    -- a card first, because another number may stand before them.
    foreach v_pattern in array array[
      '(\m(?:[0-9]{13,19}|[0-9]{4}[ -][0-9]{4}[ -][0-9]{4}[ -][0-9]{1,7}'
      || '|[0-9]{4}[ -][0-9]{6}[ -][0-9]{5})\M)',
      '((?:[+＋]\s?)?[(]?[0-9٠-٩۰-۹０-９]'
      || '(?:[\s().\-/\u2010-\u2015\u00a0]{0,3}[0-9٠-٩۰-۹０-９]){6,})'
    ] loop
      for v_number in
        select distinct on (length(m.found[1]), m.found[1])
          m.found[1] as run,
          translate(
            regexp_replace(m.found[1], '[^0-9٠-٩۰-۹０-９]', '', 'g'),
            '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９',
            '012345678901234567890123456789'
          ) as digits
        from regexp_matches(v_content, v_pattern, 'g') as m (found)
        order by length(m.found[1]) desc, m.found[1]
      loop
        if 'card' = any (redact_text.kinds)
          and pgcalls.is_card_number(v_number.digits)
        then
          v_content := replace(v_content, v_number.run, '[card]');
        elsif v_pattern like '((?:[+%'
          and 'phone' = any (redact_text.kinds)
          and v_number.run
          !~ '^(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?![0-9])'
          and v_number.run
          !~ '^[0-9]{1,2}[-/.][0-9]{1,2}[-/.](?:19|20)[0-9]{2}(?![0-9])'
          and (
            v_number.run ~ '^[+＋(]|^[0-9]{3}-[0-9]{4}$'
            or (length(v_number.digits) >= 8 and v_number.digits ~ '^0')
            or length(v_number.digits) between 10 and 15
          )
        then
          v_content := replace(v_content, v_number.run, '[phone]');
        end if;
      end loop;
    end loop;

    -- As they are spoken: four one one one, and so on.
    if 'card' = any (redact_text.kinds) then
      v_content := regexp_replace(
        v_content,
        format(
          '\m(?:(?:double|triple)?\s?%1$s[\s,-]+){12,18}(?:double\s|triple\s)?%1$s\M',
          v_word
        ),
        '[card]',
        'gi'
      );
    end if;

    if 'phone' = any (redact_text.kinds) then
      v_content := regexp_replace(
        v_content,
        format(
          '\m(?:(?:double|triple)?\s?%1$s[\s,-]+){6,14}(?:double\s|triple\s)?%1$s\M',
          v_word
        ),
        '[phone]',
        'gi'
      );
    end if;
  end if;

  return v_content;
end;
$$;

comment on function pgcalls.redact_text is
$$A text with [email], [phone] and [card] in place of addresses, phone and card
numbers.

kinds: what to replace, of email, phone, card. Numbers in any digits, with blanks,
dashes and brackets, and digit by digit in English words; a card number passes
Luhn's check, a date stays. Addresses as they are written, and spoken with "at" and
"dot". It sees one text at a time: a number that is spread over two turns is not
found.$$;

revoke all on function pgcalls.redact_text
from public, anon, authenticated, service_role;
