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
  v_digits text := response_quantiles.responses;
  -- Two digits a byte, six bytes a bucket, the first bucket last.
  v_counts bytea := decode(
    repeat('0', 11 - (length(v_digits) - 1) % 12) || v_digits, 'hex'
  );
  v_last integer := octet_length(v_counts) / 6 - 1;
  v_turns bigint := right(v_digits, 12);
  v_share numeric;
  v_rest bytea;
  v_low integer;
  v_high integer;
  v_middle integer;
  v_quantiles numeric[] := '{}';
begin
  if response_quantiles.responses = 0 then
    return null;
  end if;

  foreach v_share in array response_quantiles.shares loop
    v_rest := decode(lpad(floor((1 - v_share) * v_turns)::text, 12, '0'), 'hex');
    v_low := 0;
    v_high := v_last;

    -- The first bucket that has no more than the rest above it.
    while v_low < v_high loop
      v_middle := (v_low + v_high) / 2;

      if substr(v_counts, 6 * (v_last - v_middle) - 5, 6) <= v_rest then
        v_high := v_middle;
      else
        v_low := v_middle + 1;
      end if;
    end loop;

    v_quantiles := v_quantiles || pgcalls.response_seconds(v_low);
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
