-- pgcalls.lease_each(client_ids, ids, until): those of them that can be claimed.

create or replace function pgcalls.lease_each(
  client_ids text[],
  ids uuid[],
  until timestamptz
)
returns uuid[]
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_follow_up record;
  v_ids uuid[] := '{}';
begin
  for v_follow_up in
    select u.client_id, u.id
    from unnest(lease_each.client_ids, lease_each.ids) as u (client_id, id)
  loop
    begin
      perform pgcalls.lease_follow_ups(
        array[v_follow_up.client_id], array[v_follow_up.id], lease_each.until
      );
      v_ids := v_ids || v_follow_up.id;
    exception
      when others then
        raise warning 'follow-up % is not claimed: %', v_follow_up.id, sqlstate;
    end;
  end loop;

  return v_ids;
end;
$$;

comment on function pgcalls.lease_each is
$$Claim follow-ups one by one, as lease_follow_ups does it; answers the ids of those
that were. What cannot be claimed is a warning.$$;

revoke all on function pgcalls.lease_each
from public, anon, authenticated, service_role;
