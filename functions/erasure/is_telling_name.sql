-- pgcalls.is_telling_name(name): whether a name tells one person from others.

create or replace function pgcalls.is_telling_name(
  name text
)
returns boolean
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return btrim(is_telling_name.name) ~ '\S\s+\S'
    and length(regexp_replace(is_telling_name.name, '[^[:alpha:]]', '', 'g')) >= 6
    and exists (
      select
      from regexp_split_to_table(
        lower(replace(is_telling_name.name, 'I', 'i')), '[^[:alpha:]]+'
      ) as p (word)
      where
        length(p.word) > 1
        and not exists (
          select
          from pgcalls.name_words as w
          where w.word = p.word collate "C" and w.is_common
        )
    );
end;
$$;

comment on function pgcalls.is_telling_name is
$$Whether a name tells one person from others: two words or more, six letters or more,
and not ordinary words alone.$$;

revoke all on function pgcalls.is_telling_name
from public, anon, authenticated, service_role;
