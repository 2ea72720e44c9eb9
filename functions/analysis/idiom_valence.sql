-- pgcalls.idiom_valence(phrase): what VADER's special cases are worth.

create or replace function pgcalls.idiom_valence(
  phrase text
)
returns double precision
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return case idiom_valence.phrase
    when 'the shit' then 3
    when 'the bomb' then 3
    when 'bad ass' then 1.5
    when 'bus stop' then 0
    when 'yeah right' then -2
    when 'kiss of death' then -1.5
    when 'to die for' then 3
    when 'beating heart' then 3.5
  end;
end;
$$;

comment on function pgcalls.idiom_valence is
'Valence of a phrase that means something else than its words, or null.';

revoke all on function pgcalls.idiom_valence
from public, anon, authenticated, service_role;
