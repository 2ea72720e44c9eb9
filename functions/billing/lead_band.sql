-- pgcalls.lead_band(session, weights): which fifth of the lead scores a call is in.

create or replace function pgcalls.lead_band(
  session record,
  weights jsonb
)
returns integer
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_score integer := pgcalls.call_lead_score(lead_band.session, lead_band.weights);
begin
  -- The least of nothing and 80 would be 80.
  return case when v_score is not null then least(v_score / 20 * 20, 80) end;
end;
$$;

comment on function pgcalls.lead_band is
$$Which fifth of the lead scores an ended call is in: 0, 20, 40, 60 or 80, the least
score of it; null where its turns were never counted, and where nothing is known.

weights: lead_score_weights of the client.$$;

revoke all on function pgcalls.lead_band
from public, anon, authenticated, service_role;
