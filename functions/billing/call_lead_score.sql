-- pgcalls.call_lead_score(session, weights): how good a lead an ended call is.

create or replace function pgcalls.call_lead_score(
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
  v_session public.user_sessions := call_lead_score.session;
  v_figures jsonb := v_session.figures;
  v_agent_letters numeric := v_figures ->> 'agent_letters';
  v_letters numeric := v_agent_letters + (v_figures ->> 'user_letters')::numeric;
begin
  if v_figures is null then
    return null;
  end if;

  return pgcalls.lead_score(
    call_lead_score.weights,
    pgcalls.lead_parts(
      v_session,
      v_session.user_message_count,
      round(v_agent_letters / nullif(v_letters, 0), 3),
      (v_figures ->> 'longest_silence_seconds')::numeric
    )
  );
end;
$$;

comment on function pgcalls.call_lead_score is
$$Lead score of an ended call from its stored figures, 0 to 100; null where its turns
were never counted, and where nothing is known.

weights: lead_score_weights of the client.$$;

revoke all on function pgcalls.call_lead_score
from public, anon, authenticated, service_role;
