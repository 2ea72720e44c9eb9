-- pgcalls.fit_notices(notices): as many as an event keeps.

create or replace function pgcalls.fit_notices(
  notices jsonb
)
returns jsonb
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select coalesce(jsonb_agg(n.notice order by n.place), '[]')
    from (
      select
        e.notice,
        e.place,
        2 + sum(2 + octet_length(e.notice::text)) over (order by e.place) as bytes
      from jsonb_array_elements(fit_notices.notices) with ordinality
        as e (notice, place)
    ) as n
    where n.place <= 100 and n.bytes <= 65536
  );
end;
$$;

comment on function pgcalls.fit_notices is
$$As many notices as an event keeps: the first 100, while they fit into 64 kB.

notices: an array; names of keys in it are as long as who sent them liked.$$;

revoke all on function pgcalls.fit_notices
from public, anon, authenticated, service_role;
