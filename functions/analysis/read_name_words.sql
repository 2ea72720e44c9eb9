-- pgcalls.read_name_words(content): the words of a turn, and which may be names.

create or replace function pgcalls.read_name_words(
  content text,
  out words text[],
  out lowered text[],
  out capitals boolean[],
  out given boolean[],
  out maybe_given boolean[],
  out last boolean[],
  out common boolean[],
  out breaks boolean[]
)
returns record
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  select
    array_agg(t.word),
    array_agg(t.lowered),
    array_agg(left(t.word, 1) <> lower(replace(left(t.word, 1), 'I', 'i'))),
    array_agg(l.is_first_name and l.is_common is null),
    array_agg(l.is_first_name and length(t.lowered) > 2),
    array_agg(l.is_last_name),
    array_agg(l.is_common),
    array_agg(t.is_break)
  into words, lowered, capitals, given, maybe_given, last, common, breaks
  from (
    select
      b.word,
      lower(replace(replace(b.word, '’', ''''), 'I', 'i')) as lowered,
      position(right(r.token, 1) in '.,;:!?،؛؟)') > 0
      and r.token !~ '^[A-Za-z]\.$' as is_break
    from string_to_table(
      translate(
        replace(
          regexp_replace(
            read_name_words.content, '([,(])(?=[[:alpha:]])', '\1 ', 'g'
          ),
          E'\n',
          ' ; '
        ),
        E'\r\t',
        '  '
      ),
      ' '
    ) as r (token)
    cross join lateral (
      select btrim(r.token, '.,;:!?"“”()[]،؛؟-') as word
    ) as b
    where b.word <> ''
    offset 0
  ) as t
  left join lateral (
    select
      w.is_first_name,
      w.is_last_name,
      nullif(w.is_common, false) as is_common
    from pgcalls.name_words as w
    where w.word = t.lowered collate "C"
    limit 1
  ) as l on true;
end;
$$;

comment on function pgcalls.read_name_words is
$$The words of a turn in order, and what each is; null arrays for a turn without words.

lowered: in lower case. capitals: it begins with one. given: a first name that is no
other word; maybe_given: a first name that may be one. last: a surname. common: a word
of the language, else null. breaks: a sentence or clause ends with it.$$;

revoke all on function pgcalls.read_name_words
from public, anon, authenticated, service_role;
