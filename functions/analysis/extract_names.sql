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
  c_fillers constant text[] :=
    '{uh,um,erm,well,so,yes,yeah,hi,hello,sure,ok,okay,actually,just,oh,hey,ah,think,'
    'believe,guess,probably}'::text[];
  c_titles constant text[] :=
    '{princess,sir,mr,mrs,miss,ms,dr,doctor,prof,السيد,السيدة}'::text[];
  -- What comes just before or after a name.
  c_cues constant text[] :=
    '{is,''s,name''s,names,name,of,me,i''m,im,iam,am,it''s,its,under,called,named,as,'
    'by,for,with,reservation,booking,here,speaking,llamo,m''appelle,heiße,heisse,soy,'
    'اسمي,إسمي,أسمي,واسمي,الاسم,اسمى,أنا,انا,معك,معاك,معكم}'::text[];
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
  v_plain text collate "C";
  v_read record;
  v_words text[];
  v_lowered text[];
  v_capitals boolean[];
  v_given boolean[];
  v_maybe_given boolean[];
  v_last boolean[];
  v_common boolean[];
  v_breaks boolean[];
  v_has_case boolean;
  v_cue text;
  v_names text[] := '{}';
  v_word text;
  n integer;
  i integer := 1;
  j integer;
  k integer;
begin
  v_plain := translate(
    ' ' || lower(replace(v_content, 'I', 'i')), E'’\n\r\t', '''   '
  );

  if v_content is null
    or (
      not v_is_asked
      -- Nobody is called Looking, and most people are looking for something.
      and not replace(replace(v_plain, 'i''m looking', ''), 'i am looking', '')
      like any (
        '{"%name%","%this is%","%i''m %","%im %","%i am %","%call me%","%under%",'
        '"%speaking%","% here%","%,here%","%(here%","%-here%","%it''s%","%its%",'
        '"%behalf%","%called%","%go by%","%known as%","%reservation%","%booking%",'
        '"%me llamo%","%soy%","%m''appelle%","%ich hei%","%سمي%","%سمى%","%أنا%",'
        '"%انا%","%معك%","%معاك%","%الاسم%"}'
      )
      and not (
        v_plain like any (
          '{"%reserved%","%booked%","%order%","%table%","%appointment%"}'
        )
        and v_plain like any ('{"%for%","%by%"}')
      )
    )
  then
    return '{}';
  end if;

  -- In arrays of our own a word is found at once.
  v_read := pgcalls.read_name_words(v_content);
  v_words := v_read.words;
  v_lowered := v_read.lowered;
  v_capitals := v_read.capitals;
  v_given := v_read.given;
  v_maybe_given := v_read.maybe_given;
  v_last := v_read.last;
  v_common := v_read.common;
  v_breaks := v_read.breaks;
  n := cardinality(v_words);

  if n is null then
    return '{}';
  end if;

  -- Whether the text says by capitals what a name is. Speech recognisers may not.
  v_has_case := exists (
    select
    from generate_series(2, n) as p (place)
    where
      v_capitals[p.place]
      and not v_breaks[p.place - 1]
      and v_lowered[p.place]
      not in ('i', 'i''m', 'i''d', 'i''ll', 'i''ve', 'ok', 'okay', 'pm', 'am')
  )
  or (v_is_asked and v_capitals[1] and n <= 4);

  while i <= n loop
    v_word := v_lowered[i];

    if v_word <> all (c_cues) then
      i := i + 1;
      continue;
    end if;

    v_cue := pgcalls.name_cue(v_lowered, v_common, v_maybe_given, v_breaks, i);
    j := i + 1;

    if v_cue is not null
      and j <= n
      and not (
        v_breaks[i] and v_cue not in ('name is', 'name:', 'it is', 'the name')
      )
    then
      -- The name, he is.
      if v_word like '%سم%' and v_lowered[j] in ('هو', 'هي') then
        j := j + 1;
      end if;

      while v_lowered[j] = any (c_titles)
        or (v_lowered[j] = any (c_fillers) and v_cue in ('name is', 'it is'))
      loop
        j := j + 1;
      end loop;

      k := pgcalls.name_end(
        v_words,
        v_lowered,
        v_capitals,
        v_given,
        v_maybe_given,
        v_last,
        v_common,
        v_breaks,
        v_has_case,
        j,
        v_cue
      );

      if k > j then
        v_names := v_names || array_to_string(v_words[j:k - 1], ' ');
        i := k - 1;
      end if;
    -- "Ada is my name", "Ada here", "Ada speaking".
    elsif i > 1
      and (
        (
          v_word = 'is'
          and array_to_string(v_lowered[i + 1:i + 5], ' ')
          ~ (
            '^(my|the) ((first|last|second|family|full) )?(name|surname)\M'
            || '|^what you can call'
          )
        )
        or (v_word in ('here', 'speaking') and (v_breaks[i] or i = n))
      )
    then
      k := pgcalls.name_start(
        v_words,
        v_lowered,
        v_capitals,
        v_given,
        v_maybe_given,
        v_common,
        v_breaks,
        v_has_case,
        i
      );

      if k < i then
        v_names := v_names || array_to_string(v_words[k:i - 1], ' ');
      end if;
    end if;

    i := i + 1;
  end loop;

  -- The agent asked for it: a short answer is the name.
  if v_is_asked and v_names = '{}' then
    v_names := array_remove(
      array[
        pgcalls.asked_name(
          v_words,
          v_lowered,
          v_capitals,
          v_maybe_given,
          v_common,
          v_breaks,
          v_has_case
        )
      ],
      null
    );
  end if;

  -- "My first name is Ada and my last name is Lovelace."
  if cardinality(v_names) = 2
    and v_content ~* '\mfirst name\M.*\m(last name|surname|family name)\M'
  then
    v_names := array[array_to_string(v_names, ' ')];
  end if;

  return pgcalls.spell_names(v_names);
end;
$$;

comment on function pgcalls.extract_names is
$$Names of people in a turn, in the order they were told.

content: its first 20,000 characters count; with or without capitals, English and
Arabic, and what introduces a name in Spanish, French and German. asked: what the agent
said just before; when it asked for a name a short answer is one.$$;

revoke all on function pgcalls.extract_names
from public, anon, authenticated, service_role;
