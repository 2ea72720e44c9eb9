-- pgcalls.asked_name(...): the name that a short answer is.

create or replace function pgcalls.asked_name(
  words text[],
  lowered text[],
  capitals boolean[],
  maybe_given boolean[],
  common boolean[],
  breaks boolean[],
  has_case boolean
)
returns text
language plpgsql
immutable
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
  v_count integer := cardinality(asked_name.words);
  v_start integer := 1;
  v_end integer;
begin
  while asked_name.lowered[v_start] = any (
    c_fillers
    || '{it,is,it''s,its,that,that''s,would,be,the,my,name,a,for,thats,of,course}'
  ) or asked_name.lowered[v_start] = any (c_titles) loop
    v_start := v_start + 1;
  end loop;

  v_end := v_start;

  while v_end <= v_count
    and v_end - v_start < 4
    and asked_name.words[v_end] ~ c_word
    and asked_name.lowered[v_end] <> all (pgcalls.name_ends())
    and (
      asked_name.common[v_end] is null
      or asked_name.maybe_given[v_end]
      -- The first word has its capital anyway.
      or (asked_name.has_case and asked_name.capitals[v_end] and v_end > 1)
    )
  loop
    v_end := v_end + 1;
    exit when asked_name.breaks[v_end - 1] and v_end - v_start >= 2;
  end loop;

  if v_end > v_start and v_count - (v_end - v_start) <= 8 then
    return array_to_string(asked_name.words[v_start:v_end - 1], ' ');
  end if;

  return null;
end;
$$;

comment on function pgcalls.asked_name is
$$The name that a turn is, when the agent has just asked for one; null for none.

words and the other arrays: the words of a turn, as read_name_words answers them.
has_case: whether the turn says by capitals what a name is.$$;

revoke all on function pgcalls.asked_name
from public, anon, authenticated, service_role;
