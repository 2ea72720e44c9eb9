-- pgcalls.notice_limit(...): note that a client has reached a soft limit.

create or replace function pgcalls.notice_limit(
  client_id text,
  limit_name text,
  limit_value numeric,
  period_start date,
  value numeric
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_id uuid;
begin
  insert into public.limit_notices (
    client_id, limit_name, limit_value, period_start, value
  )
  values (
    notice_limit.client_id,
    notice_limit.limit_name,
    notice_limit.limit_value,
    notice_limit.period_start,
    notice_limit.value
  )
  on conflict on constraint limit_notices_client_id_limit_key do nothing
  returning limit_notices.id into v_id;

  -- Every role may listen: who may read the row learns the rest.
  if found and not pgcalls.is_worker() then
    perform pg_notify('pgcalls_limits', v_id::text);
  end if;
end;
$$;

comment on function pgcalls.notice_limit is
$$Note that a client has reached a soft limit: a row and a notification, once a period.

The notification is on the channel pgcalls_limits and holds the id of the row, no more:
every role hears it.$$;

revoke all on function pgcalls.notice_limit
from public, anon, authenticated, service_role;
