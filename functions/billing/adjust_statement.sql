-- pgcalls.adjust_statement(...): what changes a closed month is billed later.

create or replace function pgcalls.adjust_statement(
  client_id text,
  month date,
  session_id uuid,
  call_count integer,
  unpriced_count integer,
  unanswered_count integer,
  duration_seconds numeric,
  included_seconds numeric,
  cost_total numeric
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if not exists (
    select
    from public.statements as s
    where
      s.client_id = adjust_statement.client_id and s.month = adjust_statement.month
  ) then
    return;
  end if;

  insert into public.statement_adjustments as j (
    client_id,
    month,
    corrected_month,
    session_id,
    call_count,
    unpriced_count,
    unanswered_count,
    duration_seconds,
    included_seconds,
    cost_total
  )
  select
    adjust_statement.client_id,
    (max(s.month) + interval '1 month')::date,
    adjust_statement.month,
    adjust_statement.session_id,
    adjust_statement.call_count,
    adjust_statement.unpriced_count,
    adjust_statement.unanswered_count,
    adjust_statement.duration_seconds,
    adjust_statement.included_seconds,
    adjust_statement.cost_total
  from public.statements as s
  where s.client_id = adjust_statement.client_id
  on conflict on constraint statement_adjustments_client_id_line_key do update set
    call_count = j.call_count + excluded.call_count,
    unpriced_count = j.unpriced_count + excluded.unpriced_count,
    unanswered_count = j.unanswered_count + excluded.unanswered_count,
    duration_seconds = j.duration_seconds + excluded.duration_seconds,
    included_seconds = j.included_seconds + excluded.included_seconds,
    cost_total = j.cost_total + excluded.cost_total,
    updated_at = excluded.updated_at;
end;
$$;

comment on function pgcalls.adjust_statement is
$$Book what a call adds to a closed month as an adjustment line of the open month.

The open month is the one after the client's last closed one; its statement is still to
come. Does nothing while the month of the call is open. The caller has locked the
client.$$;

revoke all on function pgcalls.adjust_statement
from public, anon, authenticated, service_role;
