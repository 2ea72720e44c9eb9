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
  on conflict on constraint limit_notices_client_id_limit_key do nothing;

  if found then
    perform pg_notify(
      'pgcalls_limits',
      jsonb_build_object(
        'client_id', left(notice_limit.client_id, 1000),
        'limit_name', notice_limit.limit_name,
        'limit_value', notice_limit.limit_value,
        'period_start', notice_limit.period_start,
        'value', round(notice_limit.value, 4)
      )::text
    );
  end if;
end;
$$;

comment on function pgcalls.notice_limit is
$$Note that a client has reached a soft limit: a row and a notification, once a period.

The notification is on the channel pgcalls_limits, a JSON object with client_id,
limit_name, limit_value, period_start and value.$$;

revoke all on function pgcalls.notice_limit
from public, anon, authenticated, service_role;
