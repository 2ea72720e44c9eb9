-- pgcalls.rebuild_usage(client_id): sum what is counted for a client again.

create or replace function pgcalls.rebuild_usage(client_id text)
returns bigint
language plpgsql
volatile
-- definer because nobody else may write usage.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_month record;
  v_days bigint;
  v_breakdowns bigint;
begin
  -- Whoever counts a call holds this lock, and has then committed.
  perform
  from public.client_subscriptions as c
  where c.client_id = rebuild_usage.client_id
  for no key update;

  for v_month in
    select
      part.month,
      sum(part.call_count)::integer as call_count,
      sum(part.unpriced_count)::integer as unpriced_count,
      sum(part.unanswered_count)::integer as unanswered_count,
      sum(part.duration_seconds) as duration_seconds,
      sum(part.included_seconds) as included_seconds,
      sum(part.cost_total) as cost_total
    from (
      select
        date_trunc('month', s.started_at_utc at time zone 'UTC')::date as month,
        count(*) as call_count,
        count(*) filter (where s.cost_total is null) as unpriced_count,
        count(*) filter (where not s.is_answered) as unanswered_count,
        coalesce(sum(s.duration_seconds), 0) as duration_seconds,
        coalesce(sum(s.included_seconds), 0) as included_seconds,
        coalesce(sum(s.cost_total), 0) as cost_total
      from public.user_sessions as s
      where s.client_id = rebuild_usage.client_id and s.ended_at_utc is not null
      group by 1
      union all
      select
        u.month,
        -u.call_count,
        -u.unpriced_count,
        -u.unanswered_count,
        -u.duration_seconds,
        -u.included_seconds,
        -u.cost_total
      from public.client_monthly_usage as u
      where u.client_id = rebuild_usage.client_id
    ) as part
    group by part.month
    order by part.month
  loop
    if (
      v_month.call_count,
      v_month.unpriced_count,
      v_month.unanswered_count,
      v_month.duration_seconds,
      v_month.included_seconds,
      v_month.cost_total
    ) <> (0, 0, 0, 0, 0, 0) then
      perform pgcalls.add_usage(
        rebuild_usage.client_id,
        v_month.month,
        '00000000-0000-0000-0000-000000000000',
        v_month.call_count,
        v_month.unpriced_count,
        v_month.unanswered_count,
        v_month.duration_seconds,
        v_month.included_seconds,
        v_month.cost_total
      );
    end if;
  end loop;

  delete from public.call_rollups as r
  where r.client_id = rebuild_usage.client_id;

  insert into public.call_rollups
  select r.*
  from pgcalls.sum_rollups(rebuild_usage.client_id) as r
  order by r.day;

  get diagnostics v_days = row_count;

  delete from public.call_breakdowns as b
  where b.client_id = rebuild_usage.client_id;

  insert into public.call_breakdowns
  select b.*
  from pgcalls.sum_breakdowns(rebuild_usage.client_id) as b
  order by b.dimension, b.day;

  get diagnostics v_breakdowns = row_count;

  return v_days + v_breakdowns;
end;
$$;

comment on function pgcalls.rebuild_usage is
$$Sum usage and rollups of a client again from its calls; answers how many rollups.

The triggers keep them current; this is for another time zone, and after calls were
loaded with update_client_usage_on_session_end off, which spares a large load one
change of the same rows per call. A closed month gets one adjustment line without a
call. Ends of this client's calls wait meanwhile.$$;

revoke all on function pgcalls.rebuild_usage
from public, anon, authenticated, service_role;
grant execute on function pgcalls.rebuild_usage
to service_role;
