-- pgcalls.move_places(notices, places): where their calls are in all of them.

create or replace function pgcalls.move_places(
  notices jsonb,
  places integer[]
)
returns jsonb
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select coalesce(
      jsonb_agg(
        n.notice || jsonb_build_object(
          'element',
          regexp_replace(
            n.notice ->> 'element',
            '^calls\[[0-9]+\]',
            format(
              'calls[%s]',
              move_places.places[
                substring(n.notice ->> 'element' from '[0-9]+')::integer + 1
              ]
            )
          )
        )
        order by n.n
      ),
      '[]'
    )
    from jsonb_array_elements(move_places.notices) with ordinality as n (notice, n)
  );
end;
$$;

comment on function pgcalls.move_places is
$$The notices of some calls of a batch, each with the place of its call in the whole.

places: of each of the calls, in the whole, from 0.$$;

revoke all on function pgcalls.move_places
from public, anon, authenticated, service_role;
