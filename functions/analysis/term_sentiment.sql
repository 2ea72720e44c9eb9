-- pgcalls.term_sentiment(content, client_id, language): score by own lexicon.

create or replace function pgcalls.term_sentiment(
  content text,
  client_id text,
  language text
)
returns numeric
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_sum double precision;
begin
  if not exists (
    select
    from public.sentiment_terms as t
    where
      t.client_id = term_sentiment.client_id
      and t.language = term_sentiment.language
  ) then
    return null;
  end if;

  select
    sum(
      w.valence
      * case when w.negations_before > 0 then -0.74 else 1 end
    )
  into v_sum
  from (
    select
      l.valence,
      count(*) filter (where l.is_negation) over (
        order by r.place rows between 3 preceding and 1 preceding
      ) as negations_before
    from string_to_table(
      translate(left(term_sentiment.content, 65536), E'\t\n\r\u00a0', '    '), ' '
    ) with ordinality as r (token, place)
    left join lateral (
      select
        t.valence,
        t.is_negation
      from public.sentiment_terms as t
      where
        t.client_id = term_sentiment.client_id
        and t.language = term_sentiment.language
        and t.term = lower(
          replace(
            btrim(
              r.token, '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~،؛؟«»' || E'\u200e\u200f'
            ),
            'I',
            'i'
          )
        )
      limit 1
    ) as l on true
    where r.token <> ''
  ) as w;

  return round((coalesce(v_sum, 0) / sqrt(coalesce(v_sum, 0) ^ 2 + 15))::numeric, 4);
end;
$$;

comment on function pgcalls.term_sentiment is
$$Score of a turn by the client's own lexicon, from -1 to 1; null when it has none.

content: its first 65,536 characters count. language: ISO 639-1. The valences are
added; one within three words after a negation counts -0.74 times.$$;

revoke all on function pgcalls.term_sentiment
from public, anon, authenticated, service_role;
