-- pgcalls.pack_responses(responses): a histogram of response times as one number.

create or replace function pgcalls.pack_responses(responses jsonb)
returns numeric
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return coalesce(
    (
      -- An answer counts in its bucket and in all below it.
      select sum(repeat(lpad(r.value, 12, '0'), r.key::integer + 1)::numeric)
      from jsonb_each_text(pack_responses.responses) as r
    ),
    0
  );
end;
$$;

comment on function pgcalls.pack_responses is
$$A histogram of response times as one number, so that histograms add up: twelve digits
for each bucket, the first one last, that count the answers in it and in those above.

responses: how many answers are in each bucket of response_bucket. response_quantiles
read it.$$;

revoke all on function pgcalls.pack_responses
from public, anon, authenticated, service_role;
