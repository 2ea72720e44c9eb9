-- pgcalls.highlight(content, query): the part of a text that was found.

create or replace function pgcalls.highlight(
  content text,
  query tsquery
)
returns text
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return ts_headline(
    'pgcalls.multilingual',
    -- Marks that are there already are not ours.
    translate(left(highlight.content, 20000), '⟦⟧', ''),
    highlight.query,
    'StartSel=⟦, StopSel=⟧, MaxWords=30, MinWords=12'
  );
end;
$$;

comment on function pgcalls.highlight is
$$The part of a text that was found, as plain text with ⟦ and ⟧ around the words.

content: its first 20,000 characters count.$$;

revoke all on function pgcalls.highlight
from public, anon, authenticated, service_role;
