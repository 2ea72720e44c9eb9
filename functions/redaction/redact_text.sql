-- pgcalls.redact_text(content, kinds, said, is_short): without what is private.

create or replace function pgcalls.redact_text(
  content text,
  kinds text[],
  said text default '',
  is_short boolean default false
)
returns text
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  c_address constant text := '[^[:space:]@＠﹫<>(),;:"''\[\]{}]+';
  c_label constant text := '[^[:space:]@＠﹫<>(),;:"''\[\]{}.．。｡!?]+';
  v_content text := redact_text.content;
  v_placeholders jsonb := case
    when redact_text.is_short then '{"email": "*", "phone": "*", "card": "*"}'
    else '{"email": "[email]", "phone": "[phone]", "card": "[card]"}'
  end;
begin
  if 'email' = any (redact_text.kinds) then
    if v_content ~ '[@＠﹫]' then
      v_content := regexp_replace(
        v_content,
        c_address || '\s?[@＠﹫]\s?' || c_label || '(?:[.．。｡]' || c_label || ')+',
        v_placeholders ->> 'email',
        'g'
      );
    end if;

    -- As it is spoken: ada dot byron at example dot com.
    if v_content ~* '\m(dot|punto|punkt|point|دوت|نقطة|نقطه)\M' then
      v_content := regexp_replace(
        v_content,
        '(?:\m[[:alnum:]._-]+\s+(?:dot|underscore|dash|hyphen|plus|punto|punkt)\s+)*'
        || '\m[[:alnum:]._-]+\s+(?:(?:at|arroba|آت|أت|ات)\s+[[:alnum:].-]+'
        || '(?:\s+(?:dot|punto|punkt|دوت|نقطة|نقطه)\s+[[:alnum:]]+)+'
        || '|arobase\s+[[:alnum:].-]+(?:\s+point\s+[[:alnum:]]+)+)',
        v_placeholders ->> 'email',
        'gi'
      );
    end if;
  end if;

  if redact_text.kinds && array['card', 'phone'] then
    v_content := pgcalls.redact_numbers(
      v_content, redact_text.kinds, redact_text.said, v_placeholders
    );
  end if;

  return v_content;
end;
$$;

comment on function pgcalls.redact_text is
$$A text with [email], [phone] and [card] in place of addresses, phone and card
numbers.

kinds: what to replace, of email, phone, card. said: what came before the text, such as
the key of a document. is_short: a single sign in place of each, for a text that must
not grow. Numbers in the digits of any script, with up to three signs between them, and
in the words of number_words; what was said before tells an order from a phone number.
Dates, times, amounts, coordinates and addresses of machines stay. Addresses as they
are written, and spoken with "at" and "dot". It sees one text at a time: a number that
is spread over two turns is not found.$$;

revoke all on function pgcalls.redact_text
from public, anon, authenticated, service_role;
