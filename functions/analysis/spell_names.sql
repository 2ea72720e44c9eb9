-- pgcalls.spell_names(names): names as they are written.

create or replace function pgcalls.spell_names(
  names text[]
)
returns text[]
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
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
        from unnest(spell_names.names) with ordinality as u (name, place)
      ) as r
      group by name
    ) as p
    order by p.place
  );
end;
$$;

comment on function pgcalls.spell_names is
$$Names without the 's of the sentence, with capitals if they came without, each once,
in order.$$;

revoke all on function pgcalls.spell_names
from public, anon, authenticated, service_role;
