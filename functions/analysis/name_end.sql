-- pgcalls.name_end(...): where a name ends.

create or replace function pgcalls.name_end(
  words text[],
  lowered text[],
  capitals boolean[],
  given boolean[],
  maybe_given boolean[],
  last boolean[],
  common boolean[],
  breaks boolean[],
  has_case boolean,
  start integer,
  cue text
)
returns integer
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  -- Arabic vowel signs are no letters to every server.
  c_word constant text :=
    '^[[:alpha:]]([[:alpha:]\u064b-\u0652''’.-]*[[:alpha:]\u064b-\u0652])?$';
  -- Almost any word is a name then.
  v_is_strong boolean := name_end.cue in ('name is', 'the name', 'name of', 'name:');
  v_count integer := cardinality(name_end.words);
  v_most integer := case
    when name_end.words[name_end.start] ~ '[ء-ي]' then 8
    else 3
  end;
  v_end integer := name_end.start;
  v_word text;
  v_lower text;
begin
  while v_end <= v_count and v_end - name_end.start < v_most loop
    v_word := name_end.words[v_end];
    v_lower := name_end.lowered[v_end];
    exit when v_word !~ c_word
      or length(v_word) > 25;
    -- A month counts as a first name before a surname.
    exit when v_lower = any (pgcalls.name_ends())
      and (
        name_end.has_case
        and v_end = name_end.start
        and name_end.maybe_given[v_end]
        and name_end.capitals[v_end]
        and name_end.capitals[v_end + 1]
        and name_end.common[v_end + 1] is null
      ) is not true;

    if v_word ~ '[ء-ي]' then
      exit when v_end > name_end.start
        and name_end.common[v_end]
        and (
          v_lower = any (pgcalls.name_particles())
          or name_end.lowered[v_end - 1] = any (pgcalls.name_particles())
        ) is not true;
      exit when v_end = name_end.start
        and not v_is_strong
        and name_end.given[v_end] is not true;
    elsif name_end.has_case then
      exit when not name_end.capitals[v_end]
        and not (v_end > name_end.start and v_lower = any (pgcalls.name_particles()));
      exit when v_end = name_end.start
        and (
          (
            not v_is_strong
            and name_end.given[v_end] is not true
            and name_end.common[v_end]
            -- Two capitals, the second of no word, are a name all the same.
            and (
              name_end.capitals[v_end + 1]
              and name_end.common[v_end + 1] is null
              and not name_end.breaks[v_end]
            ) is not true
          )
          or v_lower ~ (
            '^(jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thu'
            || '|thurs|fri|sat|sun)$'
          )
        );
    elsif v_is_strong then
      exit when name_end.common[v_end]
        and name_end.maybe_given[v_end] is not true
        and (v_end > name_end.start and name_end.last[v_end]) is not true;
    else
      exit when v_end = name_end.start
        and name_end.given[v_end] is not true
        and (
          name_end.common[v_end]
          or name_end.cue not in ('under', 'for', 'call me')
          or (
            name_end.cue <> 'under'
            and v_end < v_count
            and not name_end.breaks[v_end]
            and name_end.common[v_end + 1]
          )
        );
      exit when v_end > name_end.start
        and name_end.common[v_end]
        and name_end.given[v_end] is not true
        and (
          name_end.last[v_end]
          and (
            v_end = v_count
            or name_end.breaks[v_end]
            or name_end.lowered[v_end + 1] = any (pgcalls.name_ends())
          )
        ) is not true;
    end if;

    v_end := v_end + 1;
    exit when name_end.breaks[v_end - 1];
  end loop;

  -- Few of those who say "this is", "it is" or "I am" go on with a name.
  if v_is_strong
    or name_end.cue not in ('this is', 'it is', 'i am')
    or (
      (
        name_end.given[name_end.start]
        or (
          v_end - name_end.start >= 2
          and name_end.has_case
          and (
            name_end.maybe_given[name_end.start]
            or (
              name_end.capitals[name_end.start]
              and name_end.common[name_end.start] is null
              and name_end.common[name_end.start + 1] is null
            )
          )
        )
      )
      and not (
        name_end.cue = 'it is'
        and v_end - name_end.start = 1
        and v_count > 6
        and not name_end.has_case
      )
    )
  then
    return v_end;
  end if;

  return name_end.start;
end;
$$;

comment on function pgcalls.name_end is
$$The place after a name that may begin at start; start itself when it is none.

words and the other arrays: the words of a turn, as read_name_words answers them.
has_case: whether the turn says by capitals what a name is. cue: what came before, as
name_cue answers it.$$;

revoke all on function pgcalls.name_end
from public, anon, authenticated, service_role;
