-- pgcalls.lead_parts(session, ...): the parts of a call's lead score.

create or replace function pgcalls.lead_parts(
  session record,
  user_turns bigint,
  talk_ratio numeric,
  longest_silence_seconds numeric
)
returns jsonb
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_session public.user_sessions := lead_parts.session;
begin
  return jsonb_build_object(
    'demo', v_session.demo_scheduled::integer,
    'contact',
    num_nonnulls(v_session.user_name, v_session.user_phone, v_session.user_email) / 3.0,
    'sentiment', case v_session.sentiment
      when 'positive' then 1
      when 'negative' then 0
      when 'neutral' then 0.5
      when 'mixed' then 0.5
    end,
    'outcome', case
      when v_session.call_outcome in ('demo_scheduled', 'completed') then 1
      when v_session.call_outcome in ('information_provided', 'transferred') then 0.5
      when v_session.call_outcome is not null then 0
    end,
    'engagement', lead_parts.user_turns / 8.0,
    'balance', 1 - abs(lead_parts.talk_ratio - 0.5) * 2,
    'pace', 1 - lead_parts.longest_silence_seconds / 30
  );
end;
$$;

comment on function pgcalls.lead_parts is
$$The parts of a call's lead score, each from 0 to 1, null for what is not known.

session: the call. user_turns, talk_ratio, longest_silence_seconds: what its turns come
to. What each part means is in the comment of session_figures.$$;

revoke all on function pgcalls.lead_parts
from public, anon, authenticated, service_role;
grant execute on function pgcalls.lead_parts
to authenticated, service_role;
