-- pgcalls.response_seconds(bucket): the response time that a bucket stands for.

create or replace function pgcalls.response_seconds(bucket integer)
returns numeric
language plpgsql
immutable
strict
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return round((0.05 * 1.1::float8 ^ (response_seconds.bucket - 0.5))::numeric, 3);
end;
$$;

comment on function pgcalls.response_seconds is
$$The response time that a bucket of response_bucket stands for, in seconds.

The geometric middle of the bucket: at most 5 % from each time in it, from 50 ms to ten
minutes.$$;

revoke all on function pgcalls.response_seconds
from public, anon, authenticated, service_role;
