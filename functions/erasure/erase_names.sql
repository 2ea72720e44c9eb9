-- pgcalls.erase_names(content, pattern, placeholder): a caller's names in a text.

create or replace function pgcalls.erase_names(
  content text,
  pattern text,
  placeholder text
)
returns text
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  c_word constant text := '[[:alpha:]][[:alpha:]''’‐-]*';
  v_between text[];
  v_content text;
  v_name text;
  v_before text;
  v_after text;
  n integer := 1;
begin
  if (erase_names.content ~* erase_names.pattern) is not true then
    return erase_names.content;
  end if;

  v_between := regexp_split_to_array(erase_names.content, erase_names.pattern, 'i');
  v_content := v_between[1];

  for v_name in
    select m.found[1]
    from regexp_matches(erase_names.content, '(' || erase_names.pattern || ')', 'gi')
      with ordinality as m (found, place)
    order by m.place
  loop
    n := n + 1;
    v_before := substring(
      right(v_between[n - 1], 100) from '(' || c_word || ')[ \t]+$'
    );
    v_after := substring(left(v_between[n], 100) from '^[ \t]+(' || c_word || ')');

    -- Another name next to it makes it a longer one: Anna Lee Jones, Mary Anna Lee. Not
    -- in capitals or small letters alone, which do not tell a name from a word.
    if (
      v_after ~ '^[[:upper:]].*[[:lower:]]'
      and not exists (
        select
        from pgcalls.name_words as w
        where
          w.word = lower(replace(v_after, 'I', 'i')) collate "C"
          and w.is_common
          and not w.is_last_name
      )
    )
    or (
      v_before ~ '^[[:upper:]].*[[:lower:]]'
      and exists (
        select
        from pgcalls.name_words as w
        where
          w.word = lower(replace(v_before, 'I', 'i')) collate "C"
          and w.is_first_name
          and not w.is_common
      )
    ) then
      v_content := v_content || v_name || v_between[n];
    else
      v_content := v_content || erase_names.placeholder || v_between[n];
    end if;
  end loop;

  return v_content;
end;
$$;

comment on function pgcalls.erase_names is
$$A text with a placeholder for every mention of a whole name.

A name that another name follows, or a first name stands before, is somebody else's
and stays.$$;

revoke all on function pgcalls.erase_names
from public, anon, authenticated, service_role;
