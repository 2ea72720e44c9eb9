-- pgcalls.response_bucket(seconds): which bucket of the histogram a time falls into.

create or replace function pgcalls.response_bucket(seconds numeric)
returns integer
language plpgsql
immutable
strict
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return case
    when response_bucket.seconds <= 0.05 then 0
    else least(ceil(ln(response_bucket.seconds::float8 / 0.05) / ln(1.1)), 100)
  end;
end;
$$;

comment on function pgcalls.response_bucket is
$$Which bucket of a histogram a response time falls into, from 0 to 100.

Each bucket is a tenth wider than the one before: bucket n is up to 0.05 * 1.1^n
seconds, the last one whatever is longer than ten minutes. response_seconds answers the
middle of a bucket, which is at most 5 % from each time in it.$$;

revoke all on function pgcalls.response_bucket
from public, anon, authenticated, service_role;
