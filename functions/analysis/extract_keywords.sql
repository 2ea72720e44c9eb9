-- pgcalls.extract_keywords(content, language, max_keywords): what it is about.

create or replace function pgcalls.extract_keywords(
  content text,
  language text,
  max_keywords integer
)
returns text[]
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
-- Planning it for each text takes as long as running it.
set plan_cache_mode = force_generic_plan
as $$
declare
  v_content text;
  -- What is trimmed from words. Each sign costs time at each word, so few where few do.
  v_signs text := '.,?!:;"''()-';
  v_language text;
  v_dictionary regdictionary;
  v_keywords text[];
begin
  if extract_keywords.content is null
    or coalesce(extract_keywords.max_keywords, 10) < 1
  then
    return '{}';
  end if;

  v_language := left(lower(extract_keywords.language collate "C"), 2);
  v_content := translate(
    replace(left(extract_keywords.content, 65536), E'\n', ' . '),
    E'’\t\r\u00a0',
    '''   '
  );

  -- So that words of a phrase have places in a row.
  while position('  ' in v_content) > 0 loop
    v_content := replace(v_content, '  ', ' ');
  end loop;

  if octet_length(v_content) > length(v_content) then
    v_signs := v_signs || '“”‘’…–—،؛؟«»' || E'\u200e\u200f';
  end if;

  if v_content ~ '[]+*/#$%&<=>@[\\^_`{|}~]' then
    v_signs := v_signs || '+*/#$%&<=>@[\]^_`{|}~';
  end if;

  v_dictionary := 'pg_catalog.'
    || case v_language
      when 'da' then 'danish'
      when 'de' then 'german'
      when 'es' then 'spanish'
      when 'fi' then 'finnish'
      when 'fr' then 'french'
      when 'hu' then 'hungarian'
      when 'it' then 'italian'
      when 'nb' then 'norwegian'
      when 'nl' then 'dutch'
      when 'no' then 'norwegian'
      when 'pt' then 'portuguese'
      when 'ro' then 'romanian'
      when 'ru' then 'russian'
      when 'sv' then 'swedish'
      when 'tr' then 'turkish'
      else 'english'
    end
    || '_stem';

  with tokens as materialized (
    select
      b.place,
      b.token,
      b.bare,
      -- Sorting by bytes is several times faster, and any order does.
      lower(replace(b.bare, 'I', 'i')) collate "C" as word
    from (
      select
        r.place::integer as place,
        r.token,
        btrim(r.token, v_signs) as bare
      from string_to_table(v_content, ' ') with ordinality as r (token, place)
      where r.token <> ''
      offset 0
    ) as b
  ),

  -- The dictionary is asked once per different word.
  stems as materialized (
    select
      w.word,
      d.stem[1] collate "C" as stem
    from (
      select
        u.word,
        -- What "i'm" and "don't" are to the stop words.
        split_part(u.word, '''', 1) as base,
        case
          when u.word ~ '[\u0621-\u064a]' then 'pg_catalog.arabic_stem'
          else v_dictionary
        end as dictionary,
        case when u.word ~ '[\u0621-\u064a]' then 'ar' else 'en' end as stop_language
      from (
        select t.word
        from tokens as t
        where length(t.word) between 2 and 60
        group by t.word
        offset 0
      ) as u
      where u.word collate "default" ~ '[[:alpha:]]'
      offset 0
    ) as w
    left join lateral (
      select true as is_stop
      from pgcalls.stop_words as s
      where
        s.language = w.stop_language collate "C"
        and s.word = w.base collate "C"
      limit 1
    ) as stop on true
    cross join lateral (
      select ts_lexize(w.dictionary, w.word) as stem
    ) as d
    where
      stop.is_stop is null
      and cardinality(d.stem) > 0
      and (w.base = w.word or ts_lexize(w.dictionary, w.base) is distinct from '{}')
  ),

  -- What is neither a stop word nor a mark. A phrase goes on until one of these.
  words as (
    select
      row_number() over follows as place,
      m.bare,
      m.stem,
      lead(m.bare) over follows as bare_2,
      lead(m.stem) over follows as stem_2,
      lead(m.bare, 2) over follows as bare_3,
      lead(m.stem, 2) over follows as stem_3,
      not m.closes and lead(m.starts_at) over follows = m.place + 1 as joins_2,
      not lead(m.closes) over follows
      and lead(m.starts_at, 2) over follows = m.place + 2 as joins_3
    from (
      select
        t.place,
        t.bare,
        s.stem,
        right(t.token, 1) <> right(t.bare, 1) as closes,
        -- Nowhere, after a mark.
        case when starts_with(t.token, left(t.bare, 1)) then t.place end as starts_at
      from tokens as t
      inner join stems as s on s.word = t.word
    ) as m
    window follows as (order by m.place)
  ),

  surfaces as (
    select
      g.stems,
      g.surface,
      count(*) as uses,
      min(g.place) as first_place
    from (
      select
        w.place,
        array[w.stem] as stems,
        w.bare collate "C" as surface
      from words as w
      union all
      select
        w.place,
        array[w.stem, w.stem_2],
        w.bare || ' ' || w.bare_2
      from words as w
      where w.joins_2
      union all
      select
        w.place,
        array[w.stem, w.stem_2, w.stem_3],
        w.bare || ' ' || w.bare_2 || ' ' || w.bare_3
      from words as w
      where w.joins_2 and w.joins_3
    ) as g
    group by g.stems, g.surface
  ),

  -- In the form that is used most. mode() would sort every group.
  candidates as (
    select
      s.stems,
      sum(s.uses) as uses,
      min(s.first_place) as first_place,
      substr(
        min(lpad((99999 - s.uses)::text, 5, '0') || s.surface), 6
      ) collate "default" as surface
    from surfaces as s
    group by s.stems
  ),

  -- Often, early and written with a capital is what a text is about; a phrase counts
  -- when it comes twice or is a name.
  ranked as (
    select
      c.stems,
      c.surface,
      row_number() over (
        order by
          c.uses
          * cardinality(c.stems) ^ 0.3::double precision
          * (1 + 0.5 / (1 + c.first_place / 20.0::double precision))
          * case when c.surface ~ '^[[:upper:]]' then 1.3 else 1 end desc,
          c.first_place
      ) as rank
    from candidates as c
    where
      cardinality(c.stems) = 1
      or c.uses >= 2
      or c.surface !~ '(^| )[^[:upper:]]'
    order by rank
    limit least(coalesce(extract_keywords.max_keywords, 10), 100) * 4
  ),

  chosen as (
    select
      r.surface,
      r.rank
    from ranked as r
    where not exists (
      select
      from ranked as better
      where better.rank < r.rank and r.stems <@ better.stems
    )
    order by r.rank
    limit least(coalesce(extract_keywords.max_keywords, 10), 100)
  )

  select array_agg(left(c.surface, 200) order by c.rank) into v_keywords
  from chosen as c;

  return coalesce(v_keywords, '{}');
end;
$$;

comment on function pgcalls.extract_keywords is
$$What a text is about: words and phrases of up to three words, the best first.

content: its first 65,536 characters count. language: BCP 47 tag, whose stemmer and
stop words are used; English for null and unknown ones. Arabic words are always read as
Arabic. max_keywords: 10 for null, at most 100. Inflections count as one word and are
shown in their most frequent form.$$;

revoke all on function pgcalls.extract_keywords
from public, anon, authenticated, service_role;
