-- pgcalls.name_start(...): where a name begins that came before.

create or replace function pgcalls.name_start(
  words text[],
  lowered text[],
  capitals boolean[],
  given boolean[],
  maybe_given boolean[],
  common boolean[],
  breaks boolean[],
  has_case boolean,
  stop integer
)
returns integer
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_word text := name_start.lowered[name_start.stop];
  v_start integer := name_start.stop;
begin
  while v_start > 1
    and v_start > name_start.stop - 3
    and not name_start.breaks[v_start - 1]
    and name_start.words[v_start - 1] ~ '^[[:alpha:]][[:alpha:]''’-]+$'
    and (name_start.capitals[v_start - 1] or not name_start.has_case)
    and (
      name_start.given[v_start - 1]
      or name_start.common[v_start - 1] is null
      or (
        name_start.maybe_given[v_start - 1]
        and (name_start.has_case or v_word = 'is')
      )
    )
    and name_start.lowered[v_start - 1] not in ('this', 'it', 'that', 'i''m', 'name')
  loop
    v_start := v_start - 1;
  end loop;

  if v_word = 'is'
    or name_start.given[v_start]
    or (
      name_start.has_case
      and name_start.stop - v_start = 2
      and name_start.common[v_start + 1] is null
    )
  then
    return v_start;
  end if;

  return name_start.stop;
end;
$$;

comment on function pgcalls.name_start is
$$The place where the name begins that stands before stop; stop itself for none.

As in "Ada is my name" or "Ada speaking"; stop is the place of "is" or "speaking". words
and the other arrays: the words of a turn, as read_name_words answers them. has_case:
whether the turn says by capitals what a name is.$$;

revoke all on function pgcalls.name_start
from public, anon, authenticated, service_role;
