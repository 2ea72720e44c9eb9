-- pgcalls.lead_band(session, weights): which fifth of the lead scores a call is in.

create or replace function pgcalls.lead_band(
  session public.user_sessions,
  weights jsonb
)
returns integer
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_figures jsonb := (lead_band.session).figures;
  v_agent_letters numeric := v_figures ->> 'agent_letters';
  v_letters numeric := v_agent_letters + (v_figures ->> 'user_letters')::numeric;
begin
  if v_figures is null then
    return null;
  end if;

  return least(
    pgcalls.lead_score(
      lead_band.weights,
      pgcalls.lead_parts(
        lead_band.session,
        (lead_band.session).user_message_count,
        round(v_agent_letters / nullif(v_letters, 0), 3),
        (v_figures ->> 'longest_silence_seconds')::numeric
      )
    ) / 20 * 20,
    80
  );
end;
$$;

comment on function pgcalls.lead_band is
$$Which fifth of the lead scores an ended call is in: 0, 20, 40, 60 or 80, the least
score of it; null where its turns were never counted, and where nothing is known.

weights: lead_score_weights of the client.$$;

revoke all on function pgcalls.lead_band
from public, anon, authenticated, service_role;
