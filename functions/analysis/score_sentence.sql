-- pgcalls.score_sentence(...): VADER's rules over the words of a sentence.

create or replace function pgcalls.score_sentence(
  words text[],
  valences double precision[],
  boosts double precision[],
  negations boolean[],
  capitals boolean[],
  hits integer[],
  is_mixed_case boolean,
  but_place integer,
  exclamations integer,
  questions integer
)
returns numeric
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  -- The rules and numbers are those of vaderSentiment 3.3.2.
  c_negation constant double precision := -0.74;
  c_capitals constant double precision := 0.733;
  c_distance constant double precision[] := '{1, 0.95, 0.9}'::double precision[];
  v_has_idiom boolean;
  v_0 text;
  v_1 text;
  v_2 text;
  v_3 text;
  v_next text;
  v_score double precision;
  v_boost double precision;
  v_idiom double precision;
  v_sum double precision := 0;
  v_amplifier double precision;
  i integer;
  j integer;
begin
  v_has_idiom := score_sentence.words && '{shit,bomb,ass,stop,right,kiss,die,beating}';

  foreach i in array score_sentence.hits loop
    v_0 := score_sentence.words[i];
    v_next := score_sentence.words[i + 1];

    continue when v_0 = 'kind' and v_next = 'of';

    v_1 := score_sentence.words[i - 1];
    v_2 := score_sentence.words[i - 2];
    v_3 := score_sentence.words[i - 3];
    v_score := score_sentence.valences[i];

    if v_0 = 'no' and score_sentence.valences[i + 1] is not null then
      v_score := 0;
    end if;

    if v_1 = 'no' or v_2 = 'no' or (v_3 = 'no' and v_1 in ('or', 'nor')) then
      v_score := score_sentence.valences[i] * c_negation;
    end if;

    if score_sentence.is_mixed_case and score_sentence.capitals[i] then
      v_score := v_score
        + case when v_score > 0 then c_capitals else -c_capitals end;
    end if;

    for k in 1..3 loop
      j := i - k;
      exit when j < 1;
      continue when score_sentence.valences[j] is not null;

      v_boost := score_sentence.boosts[j];

      if v_boost is not null then
        if v_score < 0 then
          v_boost := -v_boost;
        end if;

        if score_sentence.is_mixed_case and score_sentence.capitals[j] then
          v_boost := v_boost
            + case when v_score > 0 then c_capitals else -c_capitals end;
        end if;

        v_score := v_score + v_boost * c_distance[k];
      end if;

      if k = 1 then
        if score_sentence.negations[j] then
          v_score := v_score * c_negation;
        end if;
      elsif k = 2 then
        if v_2 = 'never' and v_1 in ('so', 'this') then
          v_score := v_score * 1.25;
        elsif score_sentence.negations[j]
          and (v_2 = 'without' and v_1 = 'doubt') is not true
        then
          v_score := v_score * c_negation;
        end if;
      else
        if (v_3 = 'never' and v_2 in ('so', 'this')) or v_1 in ('so', 'this') then
          v_score := v_score * 1.25;
        elsif score_sentence.negations[j]
          and (v_3 = 'without' and 'doubt' in (v_2, v_1)) is not true
        then
          v_score := v_score * c_negation;
        end if;

        if v_has_idiom then
          v_idiom := coalesce(
            pgcalls.idiom_valence(
              concat_ws(' ', v_0, v_next, score_sentence.words[i + 2])
            ),
            pgcalls.idiom_valence(v_0 || ' ' || v_next),
            pgcalls.idiom_valence(v_1 || ' ' || v_0),
            pgcalls.idiom_valence(v_2 || ' ' || v_1 || ' ' || v_0),
            pgcalls.idiom_valence(v_2 || ' ' || v_1),
            pgcalls.idiom_valence(v_3 || ' ' || v_2 || ' ' || v_1),
            pgcalls.idiom_valence(v_3 || ' ' || v_2)
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
      and score_sentence.valences[i - 1] is null
      and (v_2 in ('at', 'very')) is not true
    then
      v_score := v_score * c_negation;
    end if;

    -- By place. The reference finds places by value, which goes wrong on repeats.
    if i <> score_sentence.but_place then
      v_score := v_score * case when i < score_sentence.but_place then 0.5 else 1.5 end;
    end if;

    v_sum := v_sum + v_score;
  end loop;

  if v_sum = 0 then
    return 0;
  end if;

  v_amplifier := 0.292 * least(score_sentence.exclamations, 4)
    + case
      when score_sentence.questions > 3 then 0.96
      when score_sentence.questions > 1 then score_sentence.questions * 0.18
      else 0
    end;
  v_sum := v_sum + case when v_sum > 0 then v_amplifier else -v_amplifier end;

  return round((v_sum / sqrt(v_sum * v_sum + 15))::numeric, 4);
end;
$$;

comment on function pgcalls.score_sentence is
$$VADER's compound score of a sentence, whose words score_sentences has looked up.$$;

revoke all on function pgcalls.score_sentence
from public, anon, authenticated, service_role;
