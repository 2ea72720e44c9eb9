-- pgcalls.extract_names(content, asked): names of people somebody told.

create or replace function pgcalls.extract_names(
  content text,
  asked text default null
)
returns text[]
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  -- Arabic vowel signs are no letters to every server.
  c_word constant text :=
    '^[[:alpha:]]([[:alpha:]\u064b-\u0652''’.-]*[[:alpha:]\u064b-\u0652])?$';
  c_fillers constant text[] :=
    '{uh,um,erm,well,so,yes,yeah,hi,hello,sure,ok,okay,actually,just,oh,hey,ah,think,'
    'believe,guess,probably}'::text[];
  c_titles constant text[] :=
    '{princess,sir,mr,mrs,miss,ms,dr,doctor,prof,السيد,السيدة}'::text[];
  c_particles constant text[] :=
    '{de,van,von,der,al,el,bin,ibn,la,da,di,del,بن,ابن,بنت,آل,أبو,ابو,أم,عبد,بنو}'
    ::text[];
  -- What comes just before or after a name.
  c_cues constant text[] :=
    '{is,''s,name''s,names,name,of,me,i''m,im,iam,am,it''s,its,under,called,named,as,'
    'by,for,with,reservation,booking,here,speaking,llamo,m''appelle,heiße,heisse,soy,'
    'اسمي,إسمي,أسمي,واسمي,الاسم,اسمى,أنا,انا,معك,معاك,معكم}'::text[];
  -- What a name never holds.
  c_ends constant text[] :=
    '{and,or,but,the,a,an,my,your,is,was,speaking,calling,here,from,on,at,for,by,with,'
    'i,to,in,it,of,please,thanks,thank,booking,reservation,table,party,now,not,so,'
    'today,tomorrow,tonight,monday,tuesday,wednesday,thursday,friday,saturday,sunday,'
    'january,february,march,april,may,june,july,august,september,october,november,'
    'december,'
    'then,have,has,you,sir,maam,ورقم,ورقمي,رقمي,من,في,على,عن,و,هو,هي,وأريد,أريد,اريد,'
    'بدي,حابب,عايز,وأنا,وبريدي,وعندي,وأود,أود,وهاتفي,بالإيميل}'
    ::text[];
  v_content text := pgcalls.ascii_digits(left(extract_names.content, 20000));
  -- Like is several times faster than a regular expression, and mostly says no.
  v_is_asked boolean := coalesce(
    lower(replace(extract_names.asked, 'I', 'i')) collate "C" like any (
      '{%name%,%who %,%call you%,%speaking with%,%سم%,%nom%,%llama%,%appelez%,%heißen%}'
    )
    and extract_names.asked ~* (
      '\mnames?\M(?! of)|who (is this|am i|i am|are you)|call you|speaking with'
      || '|اسمك|الاسم|اسم حضرتك|nombre|llamas?\M|votre nom|appelez|heißen'
    ),
    false
  );
  v_words text[];
  v_lower text[];
  v_capitals boolean[];
  v_given boolean[];
  v_maybe_given boolean[];
  v_last boolean[];
  v_common boolean[];
  v_breaks boolean[];
  v_has_case boolean;
  v_cue text;
  v_is_strong boolean;
  v_names text[] := '{}';
  v_word text;
  n integer;
  i integer := 1;
  j integer;
  k integer;
begin
  if v_content is null
    or (
      not v_is_asked
      -- Nobody is called Looking, and most people are looking for something.
      and not replace(
        replace(
          translate(
            ' ' || lower(replace(v_content, 'I', 'i')), E'’\n\r\t', '''   '
          ),
          'i''m looking',
          ''
        ),
        'i am looking',
        ''
      ) collate "C" like any (
        '{"%name%","%this is%","%i''m %","%im %","%i am %","%call me%","%under%",'
        '"%speaking%","% here%","%,here%","%(here%","%-here%","%it''s%","%its%",'
        '"%behalf%","%called%","%go by%",'
        '"%known as%","%reserv%","%booking%","%booked%","%order%","%table%",'
        '"%appointment%","%me llamo%","%soy%","%m''appelle%","%ich hei%","%سمي%",'
        '"%سمى%","%أنا%","%انا%","%معك%","%معاك%","%الاسم%"}'
      )
    )
  then
    return '{}';
  end if;

  select
    array_agg(t.word),
    array_agg(t.lower),
    array_agg(left(t.word, 1) <> lower(replace(left(t.word, 1), 'I', 'i'))),
    array_agg(l.is_first_name and l.is_common is null),
    array_agg(l.is_first_name and length(t.lower) > 2),
    array_agg(l.is_last_name),
    array_agg(l.is_common),
    array_agg(t.is_break),
    count(*)
  into
    v_words, v_lower, v_capitals, v_given, v_maybe_given, v_last, v_common, v_breaks,
    n
  from (
    select
      b.word,
      lower(replace(replace(b.word, '’', ''''), 'I', 'i')) as lower,
      position(right(r.token, 1) in '.,;:!?،؛؟)') > 0
      and r.token !~ '^[A-Za-z]\.$' as is_break
    from string_to_table(
      translate(
        replace(
          regexp_replace(v_content, '([,(])(?=[[:alpha:]])', '\1 ', 'g'), E'\n', ' ; '
        ),
        E'\r\t',
        '  '
      ),
      ' '
    ) as r (token)
    cross join lateral (
      select btrim(r.token, '.,;:!?"“”()[]،؛؟-') as word
    ) as b
    where b.word <> ''
    offset 0
  ) as t
  left join lateral (
    select
      w.is_first_name,
      w.is_last_name,
      nullif(w.is_common, false) as is_common
    from pgcalls.name_words as w
    where w.word = t.lower collate "C"
    limit 1
  ) as l on true;

  if n is null or n = 0 then
    return '{}';
  end if;

  -- Whether the text says by capitals what a name is. Speech recognisers may not.
  v_has_case := exists (
    select
    from generate_series(2, n) as p (place)
    where
      v_capitals[p.place]
      and not v_breaks[p.place - 1]
      and v_lower[p.place]
      not in ('i', 'i''m', 'i''d', 'i''ll', 'i''ve', 'ok', 'okay', 'pm', 'am')
  )
  or (v_is_asked and v_capitals[1] and n <= 4);

  while i <= n loop
    v_word := v_lower[i];

    if v_word <> all (c_cues) then
      i := i + 1;
      continue;
    end if;

    v_cue := null;
    v_is_strong := false;
    j := i + 1;

    if v_word in ('is', '''s') and v_lower[i - 1] in ('name', 'names', 'surname') then
      v_cue := 'name is';
      v_is_strong := true;
    elsif v_word in ('name''s', 'names')
      and v_lower[i - 1] in ('my', 'the', 'her', 'his')
    then
      v_cue := 'name is';
      v_is_strong := true;
    elsif v_word = 'name'
      and v_lower[i - 1] in ('the', 'first', 'last', 'full', 'my', 'a')
      and coalesce(v_lower[j], 'is')
      not in ('is', 'was', 'of', 'on', 'for', 'to', 'and', '''s')
    then
      v_cue := 'the name';
      v_is_strong := true;
    elsif v_word = 'of' and v_lower[i - 1] in ('name', 'behalf') then
      v_cue := 'name of';
      v_is_strong := true;
    elsif v_word = 'name'
      and v_breaks[i]
      and (v_common[j] is null or v_maybe_given[j])
    then
      v_cue := 'name:';
      v_is_strong := true;
    elsif v_word = 'me' and v_lower[i - 1] in ('call', 'named') then
      v_cue := 'call me';
    elsif v_word = 'is' and v_lower[i - 1] = 'this' then
      v_cue := 'this is';
    elsif v_word in ('i''m', 'im', 'iam')
      or (v_word = 'am' and v_lower[i - 1] = 'i')
    then
      v_cue := 'i am';
    elsif v_word in ('it''s', 'its') or (v_word = 'is' and v_lower[i - 1] = 'it') then
      v_cue := 'it is';
    elsif v_word = 'under'
      or (
        v_word in ('called', 'named')
        and v_lower[i - 1] in ('i''m', 'am', 'is', 'me')
      )
      or (v_word = 'as' and v_lower[i - 1] = 'known')
      or (v_word = 'by' and v_lower[i - 1] = 'go')
      or (
        v_word = 'name'
        and v_lower[i - 1] in ('on', 'under', 'in', 'by')
        and coalesce(v_lower[j], 'of') not in ('of', 'is')
      )
    then
      v_cue := 'under';
    elsif v_word in ('for', 'by')
      and v_lower[greatest(i - 9, 1):i - 1]
      && '{booking,reservation,booked,table,reserved,appointment,order}'
    then
      v_cue := 'for';
    elsif v_word = 'with' and v_lower[i - 1] = 'speaking' then
      v_cue := 'speaking with';
    elsif v_word in ('reservation', 'booking')
      and not v_breaks[i]
      and v_common[j] is null
    then
      v_cue := 'for';
    elsif v_word in ('اسمي', 'إسمي', 'أسمي', 'واسمي', 'الاسم', 'اسمى') then
      v_cue := 'name is';
      v_is_strong := true;

      if v_lower[j] in ('هو', 'هي') then
        j := j + 1;
      end if;
    elsif v_word in ('أنا', 'انا', 'معك', 'معاك', 'معكم') then
      v_cue := 'أنا';
    elsif v_word in ('llamo', 'm''appelle', 'heiße', 'heisse') then
      v_cue := 'name is';
      v_is_strong := true;
    elsif v_word = 'soy' then
      v_cue := 'soy';
    end if;

    if v_cue is not null
      and j <= n
      and not (v_breaks[i] and v_cue not in ('name is', 'name:', 'it is', 'the name'))
    then
      while v_lower[j] = any (c_titles)
        or (v_lower[j] = any (c_fillers) and v_cue in ('name is', 'it is'))
      loop
        j := j + 1;
      end loop;

      k := j;

      while k <= n and k - j < case when v_words[j] ~ '[ء-ي]' then 8 else 3 end loop
        v_word := v_words[k];
        exit when v_word !~ c_word
          or length(v_word) > 25;
        -- A month counts as a first name before a surname.
        exit when v_lower[k] = any (c_ends)
          and (
            v_has_case
            and k = j
            and v_maybe_given[k]
            and v_capitals[k]
            and v_capitals[k + 1]
            and v_common[k + 1] is null
          ) is not true;

        if v_word ~ '[ء-ي]' then
          exit when k > j
            and v_common[k]
            and (v_lower[k] = any (c_particles) or v_lower[k - 1] = any (c_particles))
            is not true;
          exit when k = j and not v_is_strong and v_given[k] is not true;
        elsif v_has_case then
          exit when not v_capitals[k]
            and not (k > j and v_lower[k] = any (c_particles));
          exit when k = j
            and (
              (
                not v_is_strong
                and v_given[k] is not true
                and v_common[k]
                -- Two capitals, the second of no word, are a name all the same.
                and (
                  v_capitals[k + 1] and v_common[k + 1] is null and not v_breaks[k]
                ) is not true
              )
              or v_lower[k] ~ (
                '^(jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thu'
                || '|thurs|fri|sat|sun)$'
              )
            );
        elsif v_is_strong then
          exit when v_common[k]
            and v_maybe_given[k] is not true
            and (k > j and v_last[k]) is not true;
        else
          exit when k = j
            and v_given[k] is not true
            and (
              v_common[k]
              or v_cue not in ('under', 'for', 'call me')
              or (v_cue <> 'under' and k < n and not v_breaks[k] and v_common[k + 1])
            );
          exit when k > j
            and v_common[k]
            and v_given[k] is not true
            and (
              v_last[k]
              and (k = n or v_breaks[k] or v_lower[k + 1] = any (c_ends))
            ) is not true;
        end if;

        k := k + 1;
        exit when v_breaks[k - 1];
      end loop;

      if k > j
        and (
          v_is_strong
          or v_cue not in ('this is', 'it is', 'i am')
          or (
            (
              v_given[j]
              or (k - j >= 2 and v_has_case and v_maybe_given[j])
              or (
                k - j >= 2
                and v_has_case
                and v_capitals[j]
                and v_common[j] is null
                and v_common[j + 1] is null
              )
            )
            and not (v_cue = 'it is' and k - j = 1 and n > 6 and not v_has_case)
          )
        )
      then
        v_names := v_names || array_to_string(v_words[j:k - 1], ' ');
        i := k - 1;
      end if;
    -- "Ada is my name", "Ada here", "Ada speaking".
    elsif i > 1
      and (
        (
          v_word = 'is'
          and array_to_string(v_lower[i + 1:i + 5], ' ')
          ~ (
            '^(my|the) ((first|last|second|family|full) )?(name|surname)\M'
            || '|^what you can call'
          )
        )
        or (v_word in ('here', 'speaking') and (v_breaks[i] or i = n))
      )
    then
      k := i;

      while k > 1
        and k > i - 3
        and not v_breaks[k - 1]
        and v_words[k - 1] ~ '^[[:alpha:]][[:alpha:]''’-]+$'
        and (v_capitals[k - 1] or not v_has_case)
        and (
          v_given[k - 1]
          or v_common[k - 1] is null
          or (v_maybe_given[k - 1] and (v_has_case or v_word = 'is'))
        )
        and v_lower[k - 1] not in ('this', 'it', 'that', 'i''m', 'name')
      loop
        k := k - 1;
      end loop;

      if k < i
        and (
          v_word = 'is'
          or v_given[k]
          or (v_has_case and i - k = 2 and v_common[k + 1] is null)
        )
      then
        v_names := v_names || array_to_string(v_words[k:i - 1], ' ');
      end if;
    end if;

    i := i + 1;
  end loop;

  -- The agent asked for it: a short answer is the name.
  if v_is_asked and v_names = '{}' then
    j := 1;

    while v_lower[j] = any (
      c_fillers
      || '{it,is,it''s,its,that,that''s,would,be,the,my,name,a,for,thats,of,course}'
    ) or v_lower[j] = any (c_titles) loop
      j := j + 1;
    end loop;

    k := j;

    while k <= n
      and k - j < 4
      and v_words[k] ~ c_word
      and v_lower[k] <> all (c_ends)
      and (
        v_common[k] is null
        or v_maybe_given[k]
        -- The first word has its capital anyway.
        or (v_has_case and v_capitals[k] and k > 1)
      )
    loop
      k := k + 1;
      exit when v_breaks[k - 1] and k - j >= 2;
    end loop;

    if k > j and n - (k - j) <= 8 then
      v_names := v_names || array_to_string(v_words[j:k - 1], ' ');
    end if;
  end if;

  -- "My first name is Ada and my last name is Lovelace."
  if cardinality(v_names) = 2
    and v_content ~* '\mfirst name\M.*\m(last name|surname|family name)\M'
  then
    v_names := array[array_to_string(v_names, ' ')];
  end if;

  return array(
    select p.name
    from (
      select
        case
          when r.bare ~ '[[:upper:]][[:lower:]]|İ' then r.bare
          else replace(initcap(replace(r.bare, 'I', 'i')), 'İ', 'I')
        end
          as name,
        min(r.place) as place
      from (
        select
          regexp_replace(u.name, '(''s|’s)$', '') as bare,
          u.place
        from unnest(v_names) with ordinality as u (name, place)
      ) as r
      group by name
    ) as p
    order by p.place
  );
end;
$$;

comment on function pgcalls.extract_names is
$$Names of people in a turn, in the order they were told.

content: its first 20,000 characters count; with or without capitals, English and
Arabic, and what introduces a name in Spanish, French and German. asked: what the agent
said just before; when it asked for a name a short answer is one.$$;

revoke all on function pgcalls.extract_names
from public, anon, authenticated, service_role;
