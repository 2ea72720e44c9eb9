-- pgcalls.lead_score(weights, parts): how good a lead is, from 0 to 100.

create or replace function pgcalls.lead_score(
  weights jsonb,
  parts jsonb
)
returns integer
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_weights jsonb := '{
    "demo": 35, "contact": 20, "sentiment": 15, "outcome": 10,
    "engagement": 10, "balance": 5, "pace": 5
  }'::jsonb || coalesce(lead_score.weights, '{}');
begin
  return (
    select
      round(
        100 * sum(w.weight * least(greatest((p.value)::numeric, 0), 1))
        / nullif(sum(w.weight), 0)
      )
    from jsonb_each(lead_score.parts) as p
    cross join lateral (select (v_weights -> p.key)::numeric) as w (weight)
    where p.value <> 'null'
  );
end;
$$;

comment on function pgcalls.lead_score is
$$How good a lead is, from 0 to 100: the weighted mean of the parts that are known.

weights: lead_score_weights of a client, over the usual ones. parts: as lead_parts
answers them. Null when nothing is known.$$;

revoke all on function pgcalls.lead_score
from public, anon, authenticated, service_role;
grant execute on function pgcalls.lead_score
to authenticated, service_role;
