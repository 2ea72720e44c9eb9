-- voiceledger.sentence_sentiment(content): VADER's compound score of a sentence.

create or replace function voiceledger.sentence_sentiment(
  content text
)
returns numeric
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  -- The rules and numbers are those of vaderSentiment 3.3.2.
  c_negation constant double precision := -0.74;
  c_capitals constant double precision := 0.733;
  c_distance constant double precision[] := '{1, 0.95, 0.9}'::double precision[];
  v_content text := left(sentence_sentiment.content, 65536);
  v_words text[];
  v_valences double precision[];
  v_boosts double precision[];
  v_negations boolean[];
  v_capitals boolean[];
  v_hits integer[];
  v_is_mixed_case boolean;
  v_but integer;
  v_has_idiom boolean;
  v_1 text;
  v_2 text;
  v_3 text;
  v_score double precision;
  v_boost double precision;
  v_idiom double precision;
  v_sum double precision := 0;
  v_amplifier double precision;
  v_questions integer;
  i integer;
  j integer;
begin
  if v_content is null then
    return null;
  end if;

  if v_content ~ '[\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff]' then
    v_content := left(voiceledger.spell_emoji(v_content), 65536);
  end if;

  v_content := translate(
    v_content,
    case
      when octet_length(v_content) = length(v_content) then E'\t\n\r\x0b\x0c'
      else E'\t\n\r\x0b\x0c\u00a0\u2003\u2002\u2009\u3000\u2028\u1680\u0085\u200a\u202f'
    end,
    '               '
  );

  select
    array_agg(t.word),
    array_agg(w.valence),
    array_agg(w.boost),
    array_agg(coalesce(w.is_negation, position('n''t' in t.word) > 0)),
    array_agg(t.is_capital),
    array_agg(t.place) filter (where w.valence is not null),
    count(*) filter (where t.is_capital) between 1 and count(*) - 1,
    min(t.place) filter (where t.word = 'but')
  into
    v_words,
    v_valences,
    v_boosts,
    v_negations,
    v_capitals,
    v_hits,
    v_is_mixed_case,
    v_but
  from (
    select
      s.word,
      s.token <> s.word and s.token = upper(s.token) as is_capital,
      row_number() over () as place
    from (
      select
        c.token,
        lower(c.token) as word
      from (
        select case when length(b.bare) <= 2 then r.token else b.bare end as token
        from string_to_table(v_content, ' ') as r (token)
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
    from voiceledger.sentiment_words as l
    where l.word = t.word collate "C"
    limit 1
  ) as w on true;

  if v_hits is null then
    return 0;
  end if;

  v_has_idiom := v_words && '{shit,bomb,ass,stop,right,kiss,die,beating}';

  foreach i in array v_hits loop
    continue when v_words[i] = 'kind' and v_words[i + 1] = 'of';

    v_1 := v_words[i - 1];
    v_2 := v_words[i - 2];
    v_3 := v_words[i - 3];
    v_score := v_valences[i];

    if v_words[i] = 'no' and v_valences[i + 1] is not null then
      v_score := 0;
    end if;

    if v_1 = 'no' or v_2 = 'no' or (v_3 = 'no' and v_1 in ('or', 'nor')) then
      v_score := v_valences[i] * c_negation;
    end if;

    if v_is_mixed_case and v_capitals[i] then
      v_score := v_score
        + case when v_score > 0 then c_capitals else -c_capitals end;
    end if;

    for k in 1..3 loop
      j := i - k;
      exit when j < 1;
      continue when v_valences[j] is not null;

      v_boost := v_boosts[j];

      if v_boost is not null then
        if v_score < 0 then
          v_boost := -v_boost;
        end if;

        if v_is_mixed_case and v_capitals[j] then
          v_boost := v_boost
            + case when v_score > 0 then c_capitals else -c_capitals end;
        end if;

        v_score := v_score + v_boost * c_distance[k];
      end if;

      if k = 1 then
        if v_negations[j] then
          v_score := v_score * c_negation;
        end if;
      elsif k = 2 then
        if v_2 = 'never' and v_1 in ('so', 'this') then
          v_score := v_score * 1.25;
        elsif v_negations[j] and (v_2 = 'without' and v_1 = 'doubt') is not true then
          v_score := v_score * c_negation;
        end if;
      else
        if (v_3 = 'never' and v_2 in ('so', 'this')) or v_1 in ('so', 'this') then
          v_score := v_score * 1.25;
        elsif v_negations[j]
          and (v_3 = 'without' and 'doubt' in (v_2, v_1)) is not true
        then
          v_score := v_score * c_negation;
        end if;

        if v_has_idiom then
          v_idiom := coalesce(
            voiceledger.idiom_valence(
              concat_ws(' ', v_words[i], v_words[i + 1], v_words[i + 2])
            ),
            voiceledger.idiom_valence(v_words[i] || ' ' || v_words[i + 1]),
            voiceledger.idiom_valence(v_1 || ' ' || v_words[i]),
            voiceledger.idiom_valence(v_2 || ' ' || v_1 || ' ' || v_words[i]),
            voiceledger.idiom_valence(v_2 || ' ' || v_1),
            voiceledger.idiom_valence(v_3 || ' ' || v_2 || ' ' || v_1),
            voiceledger.idiom_valence(v_3 || ' ' || v_2)
          );
          v_score := coalesce(v_idiom, v_score);
        end if;

        if v_3 || ' ' || v_2 in ('just enough', 'kind of', 'sort of') then
          v_score := v_score - 0.293;
        end if;

        if v_2 || ' ' || v_1 in ('just enough', 'kind of', 'sort of') then
          v_score := v_score - 0.293;
        end if;
      end if;
    end loop;

    if v_1 = 'least'
      and v_valences[i - 1] is null
      and (v_2 in ('at', 'very')) is not true
    then
      v_score := v_score * c_negation;
    end if;

    -- By place. The reference finds places by value, which goes wrong on repeats.
    if i <> v_but then
      v_score := v_score * case when i < v_but then 0.5 else 1.5 end;
    end if;

    v_sum := v_sum + v_score;
  end loop;

  if v_sum = 0 then
    return 0;
  end if;

  v_questions := length(v_content) - length(replace(v_content, '?', ''));
  v_amplifier := 0.292
    * least(length(v_content) - length(replace(v_content, '!', '')), 4)
    + case
      when v_questions > 3 then 0.96
      when v_questions > 1 then v_questions * 0.18
      else 0
    end;
  v_sum := v_sum + case when v_sum > 0 then v_amplifier else -v_amplifier end;

  return round((v_sum / sqrt(v_sum * v_sum + 15))::numeric, 4);
end;
$$;

comment on function voiceledger.sentence_sentiment(text) is
$$VADER's compound score of an English sentence, from -1 to 1 with 4 decimals.

content: a sentence or a turn; its first 65,536 characters count. 0 where no word
carries sentiment, null for null. The rules are those of vaderSentiment 3.3.2 (MIT),
except that "but" weighs words by their place and not by their value.$$;

revoke all on function voiceledger.sentence_sentiment(text)
from public, anon, authenticated, service_role;
