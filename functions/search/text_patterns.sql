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
begin
  -- What must not be there says nothing of what is. Arabic is stemmed at both ends.
  if v_query ~ '[^ -~]' or v_operators ~ '!' then
    return '{%}';
  end if;

  return array(
    select '%' || regexp_replace(p.start, '([\\%_])', '\\\1', 'g') || '%'
    from (
      select replace(replace(m.word[1], '''''', ''''), '\\', '\') as word
      from regexp_matches(v_query, '''((?:[^'']|'''')+)''', 'g') as m (word)
    ) as w
    cross join lateral (
      -- The English stemmer changes one letter at the end, but for dying, lying, tying.
      select
        left(
          w.word,
          greatest(
            length(w.word)
            - case when w.word in ('die', 'lie', 'tie') then 2 else 1 end,
            1
          )
        ) as start
    ) as p
    order by length(p.start) desc
    -- Where all must be there, the longest says most.
    limit case when v_operators !~ '\|' then 1 end
  );
end;
$$;

comment on function pgcalls.text_patterns is
$$Patterns of which a text in small ASCII letters has one wherever the query finds it.

To parse a text takes twenty times as long. {%} where nothing can be said.$$;

revoke all on function pgcalls.text_patterns
from public, anon, authenticated, service_role;
