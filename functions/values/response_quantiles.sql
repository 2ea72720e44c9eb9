-- pgcalls.response_quantiles(responses, shares): what shares of the answers kept to.

create or replace function pgcalls.response_quantiles(
  responses numeric,
  shares numeric[]
)
returns numeric[]
language plpgsql
immutable
strict
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  -- As bytes, in which a place is found without counting letters: twelve a bucket, the
  -- first bucket last.
  v_counts bytea := response_quantiles.responses::text::bytea;
  v_last integer := (octet_length(v_counts) - 1) / 12;
  v_turns bigint;
  v_share numeric;
  v_rest bytea;
  v_bucket integer;
  v_step integer;
  v_quantiles numeric[] := '{}';
begin
  v_counts := repeat('0', 12 * (v_last + 1) - octet_length(v_counts))::bytea
    || v_counts;
  v_turns := encode(substr(v_counts, 12 * v_last + 1), 'escape');

  if v_turns = 0 then
    return null;
  end if;

  foreach v_share in array response_quantiles.shares loop
    v_rest := lpad(floor((1 - v_share) * v_turns)::text, 12, '0')::bytea;
    v_bucket := 0;

    -- The last bucket that has more than the rest in it and above it.
    foreach v_step in array '{64, 32, 16, 8, 4, 2, 1}'::integer[] loop
      if v_step <= v_last - v_bucket
        and substr(v_counts, 12 * (v_last - v_bucket - v_step) + 1, 12) > v_rest
      then
        v_bucket := v_bucket + v_step;
      end if;
    end loop;

    v_quantiles := v_quantiles || pgcalls.response_seconds(v_bucket);
  end loop;

  return v_quantiles;
end;
$$;

comment on function pgcalls.response_quantiles is
$$The least response times that shares of the answers kept to, in seconds, within 5 per
cent; null without answers.

responses: a sum of what pack_responses answers. shares: {0.5} for half of them.$$;

revoke all on function pgcalls.response_quantiles
from public, anon, authenticated, service_role;
