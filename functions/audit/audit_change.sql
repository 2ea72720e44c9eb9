-- pgcalls.audit_change(): who changed a row.

create or replace function pgcalls.audit_change()
returns trigger
language plpgsql
volatile
-- definer because nobody else may write the audit.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_row jsonb;
  v_columns jsonb;
begin
  if tg_op = 'DELETE' then
    v_row := to_jsonb(old);
  else
    v_row := to_jsonb(new);
  end if;

  if v_row ->> 'client_id' is null and pgcalls.is_worker() then
    return null;
  end if;

  if tg_op = 'UPDATE' then
    select jsonb_build_object('columns', jsonb_agg(n.key order by n.key))
    into v_columns
    from jsonb_each(v_row) as n
    where
      n.value is distinct from to_jsonb(old) -> n.key
      and n.key not in ('updated_at', 'is_late');

    if v_columns -> 'columns' = 'null' then
      return null;
    end if;
  end if;

  perform pgcalls.audit(
    v_row ->> 'client_id',
    lower(tg_op collate "C"),
    tg_argv[0],
    coalesce(v_row ->> 'id', v_row ->> 'client_id'),
    v_columns
  );

  return null;
end;
$$;

comment on function pgcalls.audit_change is
$$Trigger function: a line in audit_log for every row that is written or deleted.

An update names the columns it changed, never their values; one that changes nothing
leaves no line. The argument is the name of the table. Turns and tool calls leave a
line only when they are written past the RPC functions: what those do to them is
part of the call, whose start and end have lines. If the line cannot be written,
nothing is.$$;

revoke all on function pgcalls.audit_change
from public, anon, authenticated, service_role;

create or replace trigger _500_audit_change
after insert or delete
or update of
client_id,
rate_plan_id,
name,
status,
timezone,
default_language,
default_country,
max_concurrent_calls,
max_monthly_minutes,
max_monthly_cost,
retention_days,
record_retention_days,
is_on_hold,
redacted_kinds,
lead_score_weights,
soft_concurrent_calls,
soft_monthly_minutes,
soft_monthly_cost,
reserved_seconds,
late_seconds,
max_backdated_seconds,
is_analysed_later
on public.client_subscriptions
for each row
execute function pgcalls.audit_change('client_subscriptions');

create or replace trigger _500_audit_change
after insert or update or delete on public.rate_plans
for each row
execute function pgcalls.audit_change('rate_plans');

create or replace trigger _500_audit_change
after insert or update or delete on public.assistants
for each row
execute function pgcalls.audit_change('assistants');

create or replace trigger _500_audit_change
after insert or update or delete on public.phone_numbers
for each row
execute function pgcalls.audit_change('phone_numbers');

create or replace trigger _500_audit_change
after insert or update or delete on public.contacts
for each row
execute function pgcalls.audit_change('contacts');

create or replace trigger _500_audit_change
after insert or update or delete on public.erasures
for each row
execute function pgcalls.audit_change('erasures');

-- Nobody but the owner, as whom the RPC functions run, may truncate. An adoption, which
-- only the owner runs, leaves a line for each call. On a node of Citus what the owner
-- does is what a function does.
create or replace trigger _500_audit_change
after insert or update or delete on public.conversation_messages
for each row
when (
  not has_table_privilege('public.conversation_messages', 'truncate')
  or (
    session_user = current_user
    and current_setting('application_name') not like 'citus_internal%'
    and current_setting('pgcalls.adopting', true) is distinct from 'on'
  )
)
execute function pgcalls.audit_change('conversation_messages');

create or replace trigger _500_audit_change
after insert or update or delete on public.tool_calls
for each row
when (
  not has_table_privilege('public.tool_calls', 'truncate')
  or (
    session_user = current_user
    and current_setting('application_name') not like 'citus_internal%'
    and current_setting('pgcalls.adopting', true) is distinct from 'on'
  )
)
execute function pgcalls.audit_change('tool_calls');

create or replace trigger _500_audit_change
after insert or update or delete on public.usage_lines
for each row
when (
  not has_table_privilege('public.usage_lines', 'truncate')
  or (
    session_user = current_user
    and current_setting('application_name') not like 'citus_internal%'
  )
)
execute function pgcalls.audit_change('usage_lines');

create or replace trigger _500_audit_change
after insert or update or delete on public.sentiment_terms
for each row
execute function pgcalls.audit_change('sentiment_terms');

create or replace trigger _500_audit_change
after insert or update or delete on public.client_rate_plans
for each row
execute function pgcalls.audit_change('client_rate_plans');

create or replace trigger _500_audit_change
after insert or update or delete on public.rate_plan_prices
for each row
execute function pgcalls.audit_change('rate_plan_prices');

create or replace trigger _500_audit_change
after insert or update or delete on public.statements
for each row
execute function pgcalls.audit_change('statements');

create or replace trigger _500_audit_change
after insert or update or delete on public.statement_adjustments
for each row
execute function pgcalls.audit_change('statement_adjustments');

create or replace trigger _500_audit_change
after insert or update or delete on public.webhook_endpoints
for each row
execute function pgcalls.audit_change('webhook_endpoints');

create or replace trigger _500_audit_change
after insert or update or delete on public.external_ids
for each row
execute function pgcalls.audit_change('external_ids');

create or replace trigger _500_audit_change
after insert or update or delete on public.follow_up_endpoints
for each row
execute function pgcalls.audit_change('follow_up_endpoints');

create or replace trigger _500_audit_change
after insert or update or delete on public.follow_up_rules
for each row
execute function pgcalls.audit_change('follow_up_rules');
