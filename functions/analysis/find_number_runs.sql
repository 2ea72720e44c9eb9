-- pgcalls.find_number_runs(content): where digits are written or said in a row.

create or replace function pgcalls.find_number_runs(
  content text,
  out words text[],
  out kinds text[],
  out digits text[],
  out before text,
  out just_before text
)
returns setof record
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
-- The planner would rather read all of number_words for every word.
set enable_seqscan = off
as $$
declare
  v_content text;
begin
  -- "tel:021" and "Nr.5" become two words, brackets stand apart.
  v_content := regexp_replace(
    find_number_runs.content,
    '([[:alpha:]][.,;]?|[:=#])([+(]?[0-9])',
    '\1 \2',
    'g'
  );
  v_content := replace(replace(v_content, '(', ' ('), ')', ') ');

  return query
  with tokens as (
    select
      (row_number() over ())::integer as place,
      coalesce(nullif(r.bare, ''), r.token) as word,
      case
        when
          r.bare ~ '^[+(]*[0-9][0-9()+./-]*(x[0-9]{1,6})?$'
          and length(r.bare) <= 25
          -- Dates, IP addresses, social security numbers.
          and r.bare !~ (
            '^[0-9]{1,2}[/.-][0-9]{1,2}[/.-]([0-9]{4}|[0-9]{2})$'
            || '|^(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}$'
            || '|^[0-9]{1,3}(\.[0-9]{1,3}){3}$'
            || '|^[0-9]{3}-[0-9]{2}-[0-9]{4}$'
          )
          then 'written'
        when r.token = '+' then 'plus'
        when r.token in ('(', ')', '-', '/', '.', ',') then 'filler'
        else n.kind
      end as kind,
      n.digits
    from (
      select
        t.token,
        lower(replace(btrim(t.token, ',;!?"''’“”.،؛؟'), 'I', 'i')) as bare
      from string_to_table(
        translate(replace(v_content, E'\n', ' ; '), E'\r\t', '  '), ' '
      ) as t (token)
      where t.token <> ''
      offset 0
    ) as r
    left join lateral (
      select w.kind, w.digits
      from pgcalls.number_words as w
      where w.word = r.bare collate "C"
      limit 1
    ) as n on true
  ),

  runs as (
    select
      t.*,
      count(*) filter (where t.kind is null) over (order by t.place) as run
    from tokens as t
  ),

  said as (
    select array_agg(t.word order by t.place) as words
    from tokens as t
  )

  select
    array_agg(r.word order by r.place),
    array_agg(r.kind order by r.place),
    array_agg(r.digits order by r.place),
    -- Slices, because a window would join the words before each word.
    nullif(
      array_to_string(
        (select s.words from said as s)[min(r.place) - 6:min(r.place) - 1], ' '
      ),
      ''
    ),
    nullif(
      array_to_string(
        (select s.words from said as s)[min(r.place) - 4:min(r.place) - 1], ' '
      ),
      ''
    )
  from runs as r
  where r.kind is not null
  group by r.run
  having
    count(*) <= 400
    and sum(
      case r.kind
        when 'written' then length(regexp_replace(r.word, '[^0-9]', '', 'g'))
        when 'number' then 2
        when 'repeat' then 2
        when 'plus' then 0
        when 'filler' then 0
        else 1
      end
    ) >= 7
  order by min(r.place);
end;
$$;

comment on function pgcalls.find_number_runs is
$$Where at least seven digits are written or said in a row.

content: with ASCII digits. Answers the words of each run, their kinds
(those of number_words, and "written") and digits, and the six and four words before.$$;

revoke all on function pgcalls.find_number_runs
from public, anon, authenticated, service_role;
