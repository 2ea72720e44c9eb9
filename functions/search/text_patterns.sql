-- pgcalls.text_patterns(query): what a text must look like before it is worth parsing.

create or replace function pgcalls.text_patterns(
  query tsquery
)
returns text[]
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_query text := text_patterns.query::text;
  v_operators text := regexp_replace(v_query, '''(?:[^'']|'''')+''', '', 'g');
  v_words text[];
  v_word text;
  v_patterns text[] := '{}';
begin
  -- What must not be there says nothing of what is. Arabic is stemmed at both ends.
  if v_query ~ '[^ -~]' or v_operators ~ '!' then
    return '{%}';
  end if;

  -- Most searches are for one word, which takes no query to tell.
  if numnode(text_patterns.query) = 1 then
    v_words := array[substr(v_query, 2, length(v_query) - 2)];
  else
    v_words := array(
      select m.word[1]
      from regexp_matches(v_query, '''((?:[^'']|'''')+)''', 'g') as m (word)
      order by length(m.word[1]) desc
    );
  end if;

  foreach v_word in array v_words loop
    v_word := replace(replace(v_word, '''''', ''''), '\\', '\');
    -- The English stemmer changes one letter at the end, but for dying, lying, tying.
    v_word := left(
      v_word,
      greatest(
        length(v_word)
        - case when v_word in ('die', 'lie', 'tie') then 2 else 1 end,
        1
      )
    );
    v_patterns := v_patterns
      || ('%' || regexp_replace(v_word, '([\\%_])', '\\\1', 'g') || '%');
    -- Where all must be there, the longest says most.
    exit when v_operators !~ '\|';
  end loop;

  return v_patterns;
end;
$$;

comment on function pgcalls.text_patterns is
$$Patterns of which a text in small ASCII letters has one wherever the query finds it.

To parse a text takes twenty times as long. {%} where nothing can be said.$$;

revoke all on function pgcalls.text_patterns
from public, anon, authenticated, service_role;
