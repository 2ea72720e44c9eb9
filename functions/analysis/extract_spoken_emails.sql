-- pgcalls.extract_spoken_emails(content, is_asked): addresses read aloud.

create or replace function pgcalls.extract_spoken_emails(
  content text,
  is_asked boolean
)
returns text[]
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  c_dots constant text[] := '{dot,point,punto,punkt,.,دوت,نقطة,نقطه}'::text[];
  c_signs constant text[] :=
    '{underscore,under_score,score,dash,hyphen,minus,plus,quote,apostrophe,-,dot,'
    'point,.}'::text[];
  c_ends constant text[] :=
    '{is,it''s,its,that''s,thats,email,e-mail,mail,address,to,me,my,on,as,okay,ok,yes,'
    'yeah,so,sure,um,uh,please,at,was,be,and,or,use,using,the,it,i,you,that,this,of,'
    'ends,name,contact,reach,send,write,from,under,with,for,@}'::text[];
  c_cues constant text[] :=
    '{email,e-mail,emails,mail,address,contact,reach,send,gmail,بريدي,ايميلي,إيميلي,'
    'الإيميل,الايميل,بريد,correo,courriel,mail}'::text[];
  v_content text;
  v_words text[];
  v_domains boolean[];
  v_stops boolean[];
  v_kinds text[];
  v_digits text[];
  v_signs integer[];
  v_emails text[] := '{}';
  v_domain text;
  v_local text;
  v_last integer;
  v_word text;
  v_piece text;
  v_is_plain boolean;
  v_plain_words integer;
  v_tries integer := 200;
  n integer;
  i integer;
  j integer;
  k integer;
begin
  -- ＠ is a written sign, whose local part is the one word before it.
  v_content := regexp_replace(
    lower(replace(extract_spoken_emails.content, 'I', 'i')), '([a-z0-9])@', '\1 ＠ ', 'g'
  );
  v_content := replace(replace(v_content, '@', ' @ '), E'\n', ' ; ');
  v_content := replace(v_content, ' dot in fo', ' dot info');
  v_content := regexp_replace(
    v_content,
    '\mat (the )?(sign|symbol|rate)\M( of\M)?|\mat-sign\M|\m(arroba|arobase)\M'
    || '|(?<![ء-ي])(آت|أت|ات)(?![ء-ي])',
    '@',
    'g'
  );

  if v_content ~ '[ء-ي]' then
    v_content := replace(v_content, 'جي ميل', 'gmail');
    v_content := replace(v_content, 'جيميل', 'gmail');
    v_content := replace(v_content, 'هوتميل', 'hotmail');
    v_content := replace(v_content, 'اوتلوك', 'outlook');
    v_content := replace(v_content, 'ياهو', 'yahoo');
    v_content := replace(v_content, 'كوم', 'com');
    v_content := replace(v_content, 'نت', 'net');
  end if;

  select
    array_agg(t.word),
    array_agg(d.is_domain),
    array_agg(
      case
        when length(t.word) < 2 then false
        else ts_lexize('pg_catalog.english_stem', t.word) = '{}'
      end
    ),
    array_agg(w.kind),
    array_agg(w.digits),
    array_agg(t.place::integer) filter (where t.word in ('at', '@', '＠'))
  into v_words, v_domains, v_stops, v_kinds, v_digits, v_signs
  from (
    select
      r.word,
      row_number() over () as place
    from (
      select
        case
          when length(s.word) > 1
            then rtrim(ltrim(s.word, '"''(“<'), ',;:!?"'')”>،.')
          else s.word
        end as word
      from string_to_table(translate(v_content, E'\r\t', '  '), ' ') as s (word)
      where s.word <> ''
      offset 0
    ) as r
    where r.word <> ''
  ) as t
  left join lateral (
    select true as is_domain
    from pgcalls.top_level_domains as l
    where l.domain = t.word collate "C"
    limit 1
  ) as d on true
  left join lateral (
    select
      l.kind,
      l.digits
    from pgcalls.number_words as l
    where
      l.word = t.word collate "C"
      and l.kind in ('digit', 'number', 'tens', 'repeat')
    limit 1
  ) as w on true;

  n := cardinality(v_words);

  foreach i in array coalesce(v_signs, '{}') loop
    exit when v_tries = 0;
    continue when i = 1 or i = n;

    -- The domain, to the right.
    v_domain := '';
    v_last := null;
    j := i + 1;

    while j <= least(n, i + 16) loop
      v_word := v_words[j];

      if v_word = any (c_dots) then
        exit when v_domain = '' or j = n;
        j := j + 1;
        v_piece := v_words[j];

        -- Spelled: "dot c o m".
        if v_piece ~ '^[a-z]$' then
          while v_words[j + 1] ~ '^[a-z]$' and length(v_piece) < 6 loop
            j := j + 1;
            v_piece := v_piece || v_words[j];
          end loop;
        end if;

        v_domain := v_domain || '.' || v_piece;

        if v_domains[j]
          or v_piece ~ '^[a-z]{2,6}\.[a-z]{2}$'
          or (length(v_words[j]) = 1 and length(v_piece) between 2 and 4)
        then
          v_last := j;

          -- "co dot uk", "example dot com dot au".
          exit when (
            v_words[j + 1] = any (c_dots)
            and (v_domains[j + 2] or v_words[j + 2] ~ '^[a-z]$')
          ) is not true;
        end if;
      elsif v_word in ('dash', 'hyphen', 'minus') then
        v_domain := v_domain || '-';
      elsif v_word ~ '^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,24}$' then
        v_domain := v_domain || v_word;
        v_last := j;
        exit;
      elsif v_word ~ '^[a-z0-9-]+$' then
        v_domain := v_domain || case
          when v_kinds[j] in ('digit', 'number') and v_word <> 'o' then v_digits[j]
          else v_word
        end;
      else
        exit;
      end if;

      j := j + 1;
    end loop;

    continue when v_last is null or not pgcalls.is_domain(v_domain);

    v_tries := v_tries - 1;

    -- The local part, to the left.
    v_local := '';
    v_is_plain := true;
    v_plain_words := 0;
    k := i - 1;

    while k >= 1 and i - k <= 40 loop
      v_word := v_words[k];
      v_piece := case
        when v_word = any (c_dots) then '.'
        when v_word in ('underscore', 'under_score') then '_'
        when v_word = 'score' and v_words[k - 1] = 'under' then '_'
        when v_word in ('dash', 'hyphen', 'minus', '-') then '-'
        when v_word = 'plus' then '+'
        when v_word in ('quote', 'apostrophe') then ''''
      end;

      if v_piece is not null then
        exit when v_local = '';
        v_local := v_piece || v_local;
        v_is_plain := false;
        k := k - case when v_word = 'score' then 2 else 1 end;
        continue;
      end if;

      exit when v_word !~ '^[a-z0-9._+-]+$'
        or (
          v_word = any (c_ends)
          -- "i" is a letter among letters and signs, else somebody who speaks.
          and (
            v_word = 'i'
            and (v_words[k + 1] !~ '^[a-z]{2,}$' or v_words[k + 1] = any (c_signs))
            and (
              k = 1
              or v_words[k - 1] ~ '^[a-z0-9]$'
              or v_words[k - 1] = any (c_signs)
              or v_words[k - 1] = any (c_ends)
            )
          ) is not true
        );

      v_piece := case
        when v_word <> 'o' and v_kinds[k] in ('digit', 'number') then v_digits[k]
        when v_kinds[k] = 'tens' then v_digits[k] || '0'
      end;

      if v_kinds[k] = 'digit' and v_kinds[k - 1] = 'tens' and v_piece <> '0' then
        v_piece := v_digits[k - 1] || v_piece;
        k := k - 1;
      end if;

      if v_kinds[k - 1] = 'repeat' and length(coalesce(v_piece, v_word)) = 1 then
        v_piece := repeat(coalesce(v_piece, v_word), v_digits[k - 1]::integer);
        k := k - 1;
      end if;

      if v_piece is not null then
        v_is_plain := false;
      elsif length(v_word) > 1 and v_word !~ '[0-9._]' then
        v_plain_words := v_plain_words + 1;
      else
        v_is_plain := v_is_plain and length(v_word) > 1;
      end if;

      v_local := coalesce(v_piece, v_word) || v_local;
      k := k - 1;

      exit when v_words[i] = '＠';

      -- Before a whole word the address goes on only with a sign, a letter, a digit,
      -- or another word close to where it was announced.
      if v_piece is null and length(v_word) > 1 and k >= 1 then
        exit when not (
          v_words[k] = any (c_dots)
          or v_words[k] = any (c_signs)
          or (v_words[k] ~ '^[a-z0-9]$' and v_words[k] not in ('i', 'a'))
          or v_kinds[k] in ('digit', 'number', 'tens')
          or (
            v_plain_words < 3
            and v_words[greatest(k - 3, 1):k]
            && '{is,it''s,its,that''s,to,at,on,me,dot,underscore,dash}'
            and not v_stops[k]
            and v_words[k] ~ '^[a-z]+$'
          )
        );
      end if;
    end loop;

    v_local := btrim(v_local, '.');

    continue when length(v_local) > 64
      or v_local !~ '^[a-z0-9][a-z0-9._+''-]*$'
      or (
        v_is_plain
        and v_local in (
          'me', 'you', 'us', 'it', 'look', 'located', 'work', 'shop', 'check',
          'available', 'online', 'found'
        )
      );

    -- "I work at amazon dot com" is no address.
    if not v_is_plain
      or extract_spoken_emails.is_asked
      or v_words[i] <> 'at'
      or v_words[greatest(i - 14, 1):i - 1] && c_cues
      or (k = 0 and n - v_last <= 3)
      or v_words[greatest(k, 1)] in ('it''s', 'its', 'that''s', 'is')
      or v_domain ~ (
        '^(g(oogle)?mail|hotmail|outlook|yahoo|ymail|icloud|aol|msn|live|proton(mail)?'
        || '|me|gmx|zoho|mail|fastmail|yandex|qq|163)\.'
      )
    then
      v_emails := v_emails || (v_local || '@' || v_domain);
    end if;
  end loop;

  return v_emails;
end;
$$;

comment on function pgcalls.extract_spoken_emails is
$$E-mail addresses read aloud: "j o double e underscore nine at gmail dot com".

content: a turn. is_asked: whether the agent asked for an address. At most 200 places
are tried.$$;

revoke all on function pgcalls.extract_spoken_emails
from public, anon, authenticated, service_role;
