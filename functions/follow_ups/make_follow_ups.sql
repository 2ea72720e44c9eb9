-- pgcalls.make_follow_ups(): what follows a call that has ended.

create or replace function pgcalls.make_follow_ups()
returns trigger
language plpgsql
volatile
-- definer because nobody else may write follow-ups.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_rule public.follow_up_rules;
begin
  for v_rule in
    select r.*
    from public.follow_up_rules as r
    where
      r.client_id = new.client_id
      and r.is_active
      and pgcalls.rule_holds(r, new)
      and not exists (
        select
        from public.follow_ups as f
        where
          f.client_id = new.client_id and f.session_id = new.id and f.rule_id = r.id
      )
    order by r.name
  loop
    -- As counting the call does a moment later: rules come after clients, and two calls
    -- of one caller take turns.
    perform
    from public.client_subscriptions as c
    where c.client_id = new.client_id
    for no key update;

    perform pgcalls.make_follow_up(v_rule, new);
  end loop;

  return null;
end;
$$;

comment on function pgcalls.make_follow_ups is
$$Trigger function: a follow-up for every rule of the client that holds for an ended
call and has none of it yet.

Also when a correction or what came late makes a rule hold. Not before a call that is
analysed later is analysed.$$;

revoke all on function pgcalls.make_follow_ups
from public, anon, authenticated, service_role;

create or replace trigger _610_make_follow_ups
after insert or update on public.user_sessions
for each row
when (
  new.ended_at_utc is not null
  and new.anonymized_at is null
  and not new.is_analysis_pending
)
execute function pgcalls.make_follow_ups();
