-- pgcalls.split_words(content): words in lower case.

create or replace function pgcalls.split_words(
  content text
)
returns text[]
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  -- translate compares each letter with all of these, so few for most texts.
  return string_to_array(
    case
      when octet_length(split_words.content) <> length(split_words.content)
        then translate(
          lower(replace(split_words.content, 'I', 'i')),
          E',.-?!''"():;\n\r\t’‘“”،؛؟«»\u00a0',
          '                        '
        )
      when split_words.content ~ '[!"():;\n\r\t]'
        then translate(
          lower(replace(split_words.content, 'I', 'i')),
          E',.-?!''"():;\n\r\t',
          '              '
        )
      else translate(
        lower(replace(split_words.content, 'I', 'i')), ',.-?''', '     '
      )
    end,
    ' '
  );
end;
$$;

comment on function pgcalls.split_words is
'The words of a text in lower case, and an empty one wherever signs follow each other.';

revoke all on function pgcalls.split_words
from public, anon, authenticated, service_role;
