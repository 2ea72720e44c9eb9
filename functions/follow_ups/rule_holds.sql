-- pgcalls.rule_holds(rule, session): whether a call is to be followed up.

create or replace function pgcalls.rule_holds(
  rule record,
  session record
)
returns boolean
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_rule public.follow_up_rules := rule_holds.rule;
  v_session public.user_sessions := rule_holds.session;
  v_score integer;
begin
  if (
    v_session.ended_at_utc >= v_rule.starts_at
    and (v_rule.status is null or v_rule.status = v_session.status)
    and (v_rule.ended_reason is null or v_rule.ended_reason = v_session.ended_reason)
    and (v_rule.is_answered is null or v_rule.is_answered = v_session.is_answered)
    and (
      v_rule.demo_scheduled is null
      or v_rule.demo_scheduled = v_session.demo_scheduled
    )
    and (v_rule.call_outcome is null or v_rule.call_outcome = v_session.call_outcome)
    and (v_rule.sentiment is null or v_rule.sentiment = v_session.sentiment)
    and (v_rule.assistant_id is null or v_rule.assistant_id = v_session.assistant_id)
    and (
      v_rule.keyword is null
      or exists (
        select
        from unnest(v_session.keywords) as k (word)
        where
          lower(replace(k.word, 'I', 'i')) = lower(replace(v_rule.keyword, 'I', 'i'))
      )
    )
  ) is not true then
    return false;
  end if;

  if num_nonnulls(v_rule.min_lead_score, v_rule.max_lead_score) = 0 then
    return true;
  end if;

  v_score := pgcalls.call_lead_score(
    v_session,
    (
      select c.lead_score_weights
      from public.client_subscriptions as c
      where c.client_id = v_session.client_id
    )
  );

  return coalesce(
    v_score between coalesce(v_rule.min_lead_score, 0)
    and coalesce(v_rule.max_lead_score, 100),
    false
  );
end;
$$;

comment on function pgcalls.rule_holds is
$$Whether every condition of a rule holds for an ended call.

What is not known of the call holds no condition.$$;

revoke all on function pgcalls.rule_holds
from public, anon, authenticated, service_role;
