-- pgcalls.update_client_monthly_usage(): what a call is billed.

create or replace function pgcalls.update_client_monthly_usage()
returns trigger
language plpgsql
volatile
-- definer because nobody else may write usage.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_before public.user_sessions;
  v_after public.user_sessions;
begin
  -- Only calls that have ended count, before and after.
  if (old.ended_at_utc is null) <> (new.ended_at_utc is null)
    or old.ended_at_utc is not null
    and (
      old.started_at_utc,
      old.duration_seconds,
      old.included_seconds,
      old.cost_total,
      old.assistant_id,
      old.call_outcome,
      old.sentiment,
      old.type,
      old.ended_reason,
      old.is_answered,
      old.demo_scheduled,
      old.figures,
      old.user_message_count,
      old.tool_call_count,
      num_nonnulls(old.user_name, old.user_phone, old.user_email)
    ) is distinct from (
      new.started_at_utc,
      new.duration_seconds,
      new.included_seconds,
      new.cost_total,
      new.assistant_id,
      new.call_outcome,
      new.sentiment,
      new.type,
      new.ended_reason,
      new.is_answered,
      new.demo_scheduled,
      new.figures,
      new.user_message_count,
      new.tool_call_count,
      num_nonnulls(new.user_name, new.user_phone, new.user_email)
    )
  then
    -- On a node of Citus the rows are of the type of their shard.
    v_before := old;
    v_after := new;
    perform pgcalls.count_calls(
      coalesce(new.client_id, old.client_id), array[v_before], array[v_after]
    );
  end if;

  -- Usage lines follow the plan of their call; their trigger prices them.
  if tg_op = 'UPDATE' and new.rate_plan_id is distinct from old.rate_plan_id then
    update public.usage_lines as l
    set price = null
    where l.client_id = new.client_id and l.session_id = new.id;
  end if;

  -- A call that waits for its price, as derive_session_price left it, is priced now
  -- that the rows before it count. So one statement that ends many calls gives each
  -- included minute away once.
  if new.ended_at_utc is not null
    and new.cost_total is null
    and new.rate_plan_id is not null
    and 'cost_total' <> all (new.derived_columns)
  then
    update public.user_sessions as s
    set cost_total = null
    where s.client_id = new.client_id and s.id = new.id;
  end if;

  return null;
end;
$$;

comment on function pgcalls.update_client_monthly_usage is
$$Trigger function: count a call for its client, then price what depends on that.

All three in one function because their order matters: the counters and rollups, the
usage lines of a call whose plan changed, a call that may use included minutes. From
the user_sessions document.$$;

revoke all on function pgcalls.update_client_monthly_usage
from public, anon, authenticated, service_role;

-- Last, because it locks the client: whoever ends a call of the same client waits for
-- nothing else.
create or replace trigger update_client_usage_on_session_end
after insert or update or delete on public.user_sessions
for each row
-- Who ends many calls at once counts them once, afterwards.
when (
  coalesce(current_setting('pgcalls.counting', true), '') = ''
  or not pgcalls.has_flag('counting')
)
execute function pgcalls.update_client_monthly_usage();
