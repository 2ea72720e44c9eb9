-- pgcalls.call_sentiment(client_id, language, turns): mood of a caller.

create or replace function pgcalls.call_sentiment(
  client_id text,
  language text,
  turns text[],
  out score numeric,
  out sentiment text
)
returns record
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_language text := left(lower(call_sentiment.language collate "C"), 2);
  v_languages text[];
  v_lowest numeric;
begin
  -- Callers change languages; Arabic letters tell by themselves.
  v_languages := array(
    select
      case
        when u.turn ~ '[\u0621-\u064a]' then 'ar'
        else coalesce(nullif(v_language, 'ar'), 'en')
      end
    from unnest(call_sentiment.turns) with ordinality as u (turn, place)
    order by u.place
  );

  select
    round(sum(t.weight * t.score) / sum(t.weight), 4),
    min(t.score)
  into call_sentiment.score, v_lowest
  from (
    select
      -- The last turn counts twice as much as the first.
      1 + (row_number() over (order by s.place) - 1)::numeric
      / greatest(count(*) over () - 1, 1) as weight,
      s.score
    from (
      select
        u.place,
        case
          when u.language = 'en' then coalesce(e.score, 0)
          else pgcalls.term_sentiment(
            u.turn, call_sentiment.client_id, u.language
          )
        end as score
      from unnest(call_sentiment.turns, v_languages) with ordinality
        as u (turn, language, place)
      left join pgcalls.score_sentences(
        array(
          select case when u.language = 'en' then u.turn end
          from unnest(call_sentiment.turns, v_languages) with ordinality
            as u (turn, language, place)
          order by u.place
        )
      ) as e on e.place = u.place
      -- Else each turn would be scored at every mention of its score.
      offset 0
    ) as s
    where s.score is not null
  ) as t;

  sentiment := case
    when call_sentiment.score is null then null
    when call_sentiment.score >= 0.30 then 'positive'
    when call_sentiment.score <= 0.12 and v_lowest <= -0.05 then 'negative'
    else 'neutral'
  end;
end;
$$;

comment on function pgcalls.call_sentiment is
$$Mood of a caller: the mean score of the turns, in which later turns count more.

language: BCP 47 tag of the call; English for null. turns: what the caller said, in
order. English is scored by score_sentences, any other language and Arabic letters by
the client's sentiment_terms, and not at all without them. positive from 0.30 on,
negative up to 0.12 when some turn is negative by itself: politeness alone is no mood.
The thresholds were fitted to the ratings of 3,500 service dialogues. Answers score and
sentiment, null when nothing could be scored.$$;

revoke all on function pgcalls.call_sentiment
from public, anon, authenticated, service_role;
