-- pgcalls.make_follow_up(rule, session): what follows a call by a rule.

create or replace function pgcalls.make_follow_up(
  rule record,
  session record
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_follow_up public.follow_ups;
  v_rule public.follow_up_rules := make_follow_up.rule;
  v_session public.user_sessions := make_follow_up.session;
begin
  v_follow_up.client_id := v_session.client_id;
  v_follow_up.session_id := v_session.id;
  v_follow_up.rule_id := v_rule.id;
  v_follow_up.kind := v_rule.kind;
  v_follow_up.due_at := now() + v_rule.delay;
  v_follow_up.caller := left(
    coalesce(
      v_session.customer_number,
      v_session.user_phone,
      v_session.user_email,
      v_session.user_id
    ),
    500
  );

  if exists (
    select
    from public.follow_ups as f
    where
      f.client_id = v_follow_up.client_id
      and f.rule_id = v_follow_up.rule_id
      and f.caller = v_follow_up.caller
      and f.created_at > v_session.ended_at_utc
      - make_interval(days => v_rule.per_caller_days)
  ) then
    return;
  end if;

  begin
    v_follow_up.state := 'pending';
    v_follow_up.payload := pgcalls.fill_template(
      v_rule.template,
      pgcalls.follow_up_fields(v_follow_up.client_id, v_follow_up.session_id)
    );
    perform pgcalls.require_document(v_follow_up.payload, 'payload', 65536);
  exception
    when others then
      -- Without the message, which may hold what was said.
      v_follow_up.state := 'dead';
      v_follow_up.payload := null;
      v_follow_up.last_error := 'not made: ' || sqlstate;
  end;

  insert into public.follow_ups (
    client_id, session_id, rule_id, kind, payload, caller, state, due_at, last_error
  )
  values (
    v_follow_up.client_id,
    v_follow_up.session_id,
    v_follow_up.rule_id,
    v_follow_up.kind,
    v_follow_up.payload,
    v_follow_up.caller,
    v_follow_up.state,
    v_follow_up.due_at,
    v_follow_up.last_error
  );

  -- Every role may listen: who may claim learns the rest.
  if v_follow_up.due_at <= now() and not pgcalls.is_worker() then
    perform pg_notify('pgcalls_follow_ups', '');
  end if;
exception
  when others then
    raise warning 'a follow-up failed with %', sqlstate;
end;
$$;

comment on function pgcalls.make_follow_up is
$$Make the follow-up of a call by a rule, unless its caller has one of late.

What cannot be made is dead from the start, and says so; it never refuses the write of
the call. The notification on the channel pgcalls_follow_ups says only that something
is due: every role hears it. The client is locked.$$;

revoke all on function pgcalls.make_follow_up
from public, anon, authenticated, service_role;
