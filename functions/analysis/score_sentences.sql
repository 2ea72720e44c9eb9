-- pgcalls.score_sentences(contents): VADER's compound scores of sentences.

create or replace function pgcalls.score_sentences(
  contents text[],
  out place integer,
  out score numeric
)
returns setof record
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
-- Planning it for each text takes as long as running it.
set plan_cache_mode = force_generic_plan
as $$
begin
  return query
  select
    t.sentence::integer,
    pgcalls.score_sentence(
      array_agg(t.word),
      array_agg(w.valence),
      array_agg(w.boost),
      array_agg(coalesce(w.is_negation, position('n''t' in t.word) > 0)),
      array_agg(t.is_capital),
      array_agg(t.place) filter (where w.valence is not null),
      count(*) filter (where t.is_capital) between 1 and count(*) - 1,
      min(t.place) filter (where t.word = 'but'),
      min(t.exclamations),
      min(t.questions)
    )
  from (
    select
      s.sentence,
      s.exclamations,
      s.questions,
      s.word,
      s.token <> s.word and s.token = upper(replace(s.token, 'i', 'I')) as is_capital,
      row_number() over (partition by s.sentence order by s.n)::integer as place
    from (
      select
        c.sentence,
        c.exclamations,
        c.questions,
        c.n,
        c.token,
        lower(replace(c.token, 'I', 'i')) as word
      from (
        select
          e.sentence,
          e.exclamations,
          e.questions,
          r.n,
          case when length(b.bare) <= 2 then r.token else b.bare end as token
        from (
          select
            d.sentence,
            d.content,
            length(d.content) - length(replace(d.content, '!', '')) as exclamations,
            length(d.content) - length(replace(d.content, '?', '')) as questions
          from (
            select
              u.sentence,
              translate(
                case
                  when u.content ~ '[\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff]'
                    then left(pgcalls.spell_emoji(left(u.content, 65536)), 65536)
                  else left(u.content, 65536)
                end,
                case
                  when octet_length(u.content) = length(u.content)
                    then E'\t\n\r\x0b\x0c'
                  else E'\t\n\r\x0b\x0c\u00a0\u2003\u2002\u2009\u3000\u2028\u1680\u0085'
                    || E'\u200a\u202f'
                end,
                '               '
              ) as content
            from unnest(score_sentences.contents) with ordinality
              as u (content, sentence)
            offset 0
          ) as d
          offset 0
        ) as e
        cross join lateral string_to_table(e.content, ' ') with ordinality
          as r (token, n)
        cross join lateral (
          select btrim(r.token, '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~') as bare
        ) as b
        where r.token <> ''
        -- Keeps the planner from computing a token again wherever it is mentioned.
        offset 0
      ) as c
      offset 0
    ) as s
  ) as t
  -- With limit 1 each word is one probe of the index; a join would hash the table.
  left join lateral (
    select l.valence, l.boost, l.is_negation
    from pgcalls.sentiment_words as l
    where l.word = t.word collate "C"
    limit 1
  ) as w on true
  group by t.sentence
  having bool_or(w.valence is not null);
end;
$$;

comment on function pgcalls.score_sentences is
$$VADER's compound scores of English sentences, from -1 to 1 with 4 decimals.

contents: sentences or turns; the first 65,536 characters of each count. Answers a row
per sentence in which some word carries sentiment, with its place in contents. The rules
are those of vaderSentiment 3.3.2 (MIT), except that "but" weighs words by their place
and not by their value.$$;

revoke all on function pgcalls.score_sentences
from public, anon, authenticated, service_role;
