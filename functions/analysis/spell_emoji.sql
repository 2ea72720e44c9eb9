-- pgcalls.spell_emoji(content): text with the names of emoji in their place.

create or replace function pgcalls.spell_emoji(
  content text
)
returns text
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select
      string_agg(
        case
          when c.name is null then c.letter
          when c.follows_word then ' ' || c.name
          else c.name
        end,
        '' order by c.place
      )
    from (
      select
        l.letter,
        l.place,
        e.name,
        lag(e.name is not null or l.letter <> ' ') over (order by l.place)
          as follows_word
      from string_to_table(spell_emoji.content, null) with ordinality
        as l (letter, place)
      left join pgcalls.emoji as e on e.character = l.letter collate "C"
    ) as c
  );
end;
$$;

comment on function pgcalls.spell_emoji is
$$Text in which each emoji is replaced by its English name, which can be scored.

Set apart by a blank from what stands before it.$$;

revoke all on function pgcalls.spell_emoji
from public, anon, authenticated, service_role;
