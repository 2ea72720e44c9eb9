-- pgcalls.place_notices(place, notices): of which call of a batch notices speak.

create or replace function pgcalls.place_notices(
  place text,
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
    select coalesce(
      jsonb_agg(
        n.notice || jsonb_build_object(
          'element', concat_ws('.', place_notices.place, n.notice ->> 'element')
        )
        order by n.n
      ),
      '[]'
    )
    from jsonb_array_elements(place_notices.notices) with ordinality as n (notice, n)
  );
end;
$$;

comment on function pgcalls.place_notices is
$$Notices, or refusals, of a call with its place in front of their element:
calls[3], calls[3].messages[0].$$;

revoke all on function pgcalls.place_notices
from public, anon, authenticated, service_role;
