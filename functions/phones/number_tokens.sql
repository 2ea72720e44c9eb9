-- pgcalls.number_tokens(content): the words of a text, and what each adds to a number.

create or replace function pgcalls.number_tokens(
  content text,
  out tokens text[],
  out folds text[],
  out kinds text[],
  out digits text[]
)
returns record
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
-- The planner would rather read all of number_words for every text.
set enable_seqscan = off
-- It takes a text to be long, and would compile what is done with each word.
set jit = off
as $$
declare
  -- A noncharacter: no text needs it.
  c_mark constant text := U&'\FDD0';
  -- No classes of letters: which letters there are depends on the locale.
  c_joint constant text := '[-–/_.+*|,:;·•~=&]+';
  -- Those that ascii_digits makes blanks.
  c_blanks constant text := E'\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005'
    || E'\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000';
  -- Up to three signs stand between digits, whichever they are.
  c_number constant text := '[+(]*[0-9](?:[^[:alnum:][:space:]]{0,3}[0-9])*';
  c_other constant text :=
    -- Dates, years, times, versions.
    '^[0-9]{1,2}[/.-][0-9]{1,2}[/.-]([0-9]{4}|[0-9]{2})$'
    || '|^(19|20)[0-9]{2}[/.-][0-9]{1,2}[/.-][0-9]{1,2}$'
    || '|^(19|20)[0-9]{2}[/-](19|20)[0-9]{2}$'
    || '|^[0-9]{1,2}(:[0-9]{2}){1,2}([.,][0-9]+)?(-[0-9]{1,2}:[0-9]{2})?$'
    || '|^[1-9]?[0-9]\.[0-9]{1,2}\.[0-9]{1,2}$'
    -- Amounts, and pairs of coordinates.
    || '|^[(]?(0|[1-9][0-9]*)[.,][0-9]+([^[:alnum:]]{1,2}[0-9]{1,3}[.][0-9]+)*$'
    || '|^[1-9][0-9]{0,2}((,[0-9]{3})+(\.[0-9]+)?|(\.[0-9]{3})+(,[0-9]+)?)$'
    || '|^[1-9][0-9]{0,2}(''[0-9]{3})+$'
    -- Addresses of machines.
    || '|^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])([.]|$|:|/)){4}[0-9]{0,5}$'
    || '|^[0-9]{2}([:-][0-9]{2}){5}$'
    -- Social security numbers, books.
    || '|^[0-9]{3}-[0-9]{2}-[0-9]{4}$'
    || '|^97[89]-[0-9]+-[0-9]+-[0-9]+-[0-9]$';
  v_content text := number_tokens.content;
  v_blank text;
begin
  -- A word keeps the blank after it, so that all words add up to the text.
  foreach v_blank in array
    string_to_array(E' |\n|\t|\r|\x0b|\f', '|')
    || case
      when octet_length(v_content) > length(v_content)
        then string_to_array(c_blanks, null)
    end
  loop
    v_content := replace(v_content, v_blank, v_blank || c_mark);
  end loop;

  -- Written by a machine: "phone":"0215550123","id":5
  if v_content ~ '[0-9]["&;}]' then
    v_content := regexp_replace(
      v_content, '([,;&"{}])(?=[^0-9[:space:]])', '\1' || c_mark, 'g'
    );
  end if;

  select
    array_agg(t.token order by t.n),
    array_agg(t.folded order by t.n),
    array_agg(
      case
        when c.part is null then
          coalesce(
            w.kind,
            case
              when t.bare = '' then 'filler'
              when z.digits is not null then 'number'
            end
          )
        when c.part[1] ~ '[$€£¥₹]\s*$'
          or c.part[3] ~ '^\s*[%°]'
          or c.part[2] ~ c_other
          or (
            c.part[3] ~ '[[:alnum:]]'
            and c.part[3] !~ '^\W*(x|ext\.?)[0-9]{1,6}\W*$'
            and (c.part[3] ~ '[0-9]' or length(c.part[2]) < 7)
          )
          then null
        else 'written'
      end
      order by t.n
    ),
    array_agg(coalesce(c.part[2], w.digits, z.digits) order by t.n)
  into
    number_tokens.tokens,
    number_tokens.folds,
    number_tokens.kinds,
    number_tokens.digits
  from (
    select
      f.*,
      btrim(
        f.folded, E' \n\r\t\x0b\f,;:.!?"''’“”.،؛؟…()[]{}<>*|/\\~•·=_-–'
      ) as bare
    from (
      select
        s.n,
        s.token,
        lower(
          replace(
            case
              when octet_length(s.token) = length(s.token) then s.token
              else pgcalls.ascii_digits(s.token)
            end,
            'I',
            'i'
          )
        ) as folded
      from string_to_table(v_content, c_mark) with ordinality as s (token, n)
      offset 0
    ) as f
    offset 0
  ) as t
  left join lateral (
    select
      n.word,
      n.kind,
      n.digits
    from pgcalls.number_words as n
    where n.word = t.bare collate "C"
    limit 1
  ) as w on true
  cross join lateral (
    select
      case
        when t.folded ~ '[0-9]'
          then regexp_match(t.folded, '^(.*?)(' || c_number || ')(.*)$')
      end as part
  ) as c
  cross join lateral (
    -- "four-one-one", "four/one/one".
    select
      case
        when w.word is null
          and t.bare ~ c_joint
          and t.bare !~ '[0-9]' then (
          select
            case
              when count(*) = count(n.word)
                then string_agg(replace(n.digits, '-', ''), '' order by p.n)
            end
          from regexp_split_to_table(t.bare, c_joint) with ordinality
            as p (word, n)
          left join pgcalls.number_words as n
            on n.word = p.word collate "C"
            and n.kind in ('digit', 'number', 'tens', 'filler')
        )
      end as digits
  ) as z;
end;
$$;

comment on function pgcalls.number_tokens is
$$The words of a text, each with the blank after it, and what each adds to a number.

folds: the words in lower case with ASCII digits. kinds: those of number_words,
"written" for digits, null for what ends a number: other words, and digits that are a
date, a time, an amount or the address of a machine. digits: of the word; of written
ones with the signs between them.$$;

revoke all on function pgcalls.number_tokens
from public, anon, authenticated, service_role;
