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
    e.sentence::integer,
    pgcalls.score_sentence(
      w.words,
      w.valences,
      w.boosts,
      w.negations,
      w.capitals,
      w.hits,
      w.capital_count between 1 and w.word_count - 1,
      w.but_place,
      e.exclamations,
      e.questions
    )
  from (
    select
      d.sentence,
      -- One space between words, so that each has its place.
      case
        when position('  ' in d.content) > 0
          then regexp_replace(d.content, ' +', ' ', 'g')
        else d.content
      end as content,
      length(d.content) - length(replace(d.content, '!', '')) as exclamations,
      length(d.content) - length(replace(d.content, '?', '')) as questions
    from (
      select
        u.sentence,
        btrim(
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
          ),
          ' '
        ) as content
      from unnest(score_sentences.contents) with ordinality as u (content, sentence)
      offset 0
    ) as d
    offset 0
  ) as e
  cross join lateral (
    select
      array_agg(t.word) as words,
      array_agg(l.valence) as valences,
      array_agg(l.boost) as boosts,
      array_agg(coalesce(l.is_negation, position('n''t' in t.word) > 0)) as negations,
      array_agg(t.is_capital) as capitals,
      array_agg(t.place) filter (where l.valence is not null) as hits,
      count(*) as word_count,
      count(*) filter (where t.is_capital) as capital_count,
      min(t.place) filter (where t.word = 'but') as but_place
    from (
      select
        c.word,
        c.place,
        c.token <> c.word and c.token = upper(replace(c.token, 'i', 'I'))
          as is_capital
      from (
        select
          b.place,
          b.token,
          lower(replace(b.token, 'I', 'i')) as word
        from (
          select
            r.n::integer as place,
            case when length(x.bare) <= 2 then r.token else x.bare end as token
          from string_to_table(e.content, ' ') with ordinality as r (token, n)
          cross join lateral (
            select btrim(r.token, '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~') as bare
          ) as x
          -- Keeps the planner from computing a token again wherever it is mentioned.
          offset 0
        ) as b
        offset 0
      ) as c
      offset 0
    ) as t
    -- With limit 1 each word is one probe of the index; a join would hash the table.
    left join lateral (
      select s.valence, s.boost, s.is_negation
      from pgcalls.sentiment_words as s
      where s.word = t.word collate "C"
      limit 1
    ) as l on true
  ) as w
  where w.hits is not null;
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
