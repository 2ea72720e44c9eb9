-- pgcalls.newest_calls(client_id, until): since when there are sixty calls.

create or replace function pgcalls.newest_calls(
  client_id text,
  until timestamptz
)
returns timestamptz
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
-- As in session_page.
set plan_cache_mode = force_generic_plan
set enable_sort = off
set enable_incremental_sort = off
as $$
begin
  if newest_calls.client_id is null then
    return (
      select s.started_at_utc
      from public.user_sessions as s
      where s.started_at_utc < newest_calls.until
      order by s.started_at_utc desc, s.id desc
      offset 59
      limit 1
    );
  end if;

  return (
    select s.started_at_utc
    from public.user_sessions as s
    where
      s.client_id = newest_calls.client_id
      and (s.client_id, s.started_at_utc) < (newest_calls.client_id, newest_calls.until)
    order by s.client_id desc, s.started_at_utc desc, s.id desc
    offset 59
    limit 1
  );
end;
$$;

comment on function pgcalls.newest_calls is
$$When the sixtieth newest call before an instant started; null where there are fewer.

client_id: null for the calls of all clients.$$;

revoke all on function pgcalls.newest_calls
from public, anon, authenticated, service_role;
