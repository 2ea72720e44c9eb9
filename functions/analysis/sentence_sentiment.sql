-- pgcalls.sentence_sentiment(content): VADER's compound score of a sentence.

create or replace function pgcalls.sentence_sentiment(
  content text
)
returns numeric
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if sentence_sentiment.content is null then
    return null;
  end if;

  return coalesce(
    (
      select s.score
      from pgcalls.score_sentences(array[sentence_sentiment.content]) as s
    ),
    0
  );
end;
$$;

comment on function pgcalls.sentence_sentiment is
$$VADER's compound score of an English sentence, from -1 to 1 with 4 decimals.

content: a sentence or a turn; its first 65,536 characters count. 0 where no word
carries sentiment, null for null. The rules are those of vaderSentiment 3.3.2 (MIT),
except that "but" weighs words by their place and not by their value.$$;

revoke all on function pgcalls.sentence_sentiment
from public, anon, authenticated, service_role;
