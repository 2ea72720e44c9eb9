-- pgcalls.count_call(client_id, before, after): usage and rollups of a client.

create or replace function pgcalls.count_call(
  client_id text,
  before public.user_sessions,
  after public.user_sessions
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_client public.client_subscriptions;
  v_part record;
begin
  -- The client before all that is counted for it: whoever changes several of its
  -- months and days then waits for nobody else.
  select c.* into v_client
  from public.client_subscriptions as c
  where c.client_id = count_call.client_id
  for no key update;

  for v_part in
    select
      part.month,
      sum(part.sign) as call_count,
      coalesce(sum(part.sign) filter (where part.cost is null), 0) as unpriced_count,
      coalesce(sum(part.sign) filter (where not part.is_answered), 0)
        as unanswered_count,
      sum(part.sign * coalesce(part.seconds, 0)) as seconds,
      sum(part.sign * part.included_seconds) as included_seconds,
      sum(part.sign * coalesce(part.cost, 0)) as cost
    from (
      values
      (
        -1,
        date_trunc('month', count_call.before.started_at_utc at time zone 'UTC')::date,
        count_call.before.duration_seconds,
        count_call.before.included_seconds,
        count_call.before.cost_total,
        count_call.before.is_answered,
        count_call.before.ended_at_utc
      ),
      (
        1,
        date_trunc('month', count_call.after.started_at_utc at time zone 'UTC')::date,
        count_call.after.duration_seconds,
        count_call.after.included_seconds,
        count_call.after.cost_total,
        count_call.after.is_answered,
        count_call.after.ended_at_utc
      )
    ) as part (sign, month, seconds, included_seconds, cost, is_answered, ended_at)
    where part.ended_at is not null
    group by part.month
  loop
    if (
      v_part.call_count,
      v_part.unpriced_count,
      v_part.unanswered_count,
      v_part.seconds,
      v_part.included_seconds,
      v_part.cost
    ) <> (0, 0, 0, 0, 0, 0) then
      perform pgcalls.add_usage(
        count_call.client_id,
        v_part.month,
        coalesce(count_call.after.id, count_call.before.id),
        v_part.call_count::integer,
        v_part.unpriced_count::integer,
        v_part.unanswered_count::integer,
        v_part.seconds,
        v_part.included_seconds,
        v_part.cost
      );
    end if;
  end loop;

  insert into public.call_rollups as r (
    client_id,
    dimension,
    day,
    assistant_id,
    value,
    call_count,
    unpriced_count,
    unanswered_count,
    demo_count,
    duration_seconds,
    cost_total,
    turn_count,
    interruption_count,
    agent_letters,
    user_letters,
    tool_count,
    tool_success_count,
    tool_failure_count
  )
  select
    cell.client_id,
    cell.dimension,
    cell.day,
    cell.assistant_id,
    cell.value,
    sum(cell.sign * cell.call_count),
    sum(cell.sign * cell.unpriced_count),
    sum(cell.sign * cell.unanswered_count),
    sum(cell.sign * cell.demo_count),
    sum(cell.sign * cell.duration_seconds),
    sum(cell.sign * cell.cost_total),
    sum(cell.sign * cell.turn_count),
    sum(cell.sign * cell.interruption_count),
    sum(cell.sign * cell.agent_letters),
    sum(cell.sign * cell.user_letters),
    sum(cell.sign * cell.tool_count),
    sum(cell.sign * cell.tool_success_count),
    sum(cell.sign * cell.tool_failure_count)
  from (
    select
      -1 as sign,
      old_cell.*
    from pgcalls.call_cells(count_call.before, v_client) as old_cell
    union all
    select
      1 as sign,
      new_cell.*
    from pgcalls.call_cells(count_call.after, v_client) as new_cell
  ) as cell
  group by
    cell.client_id, cell.dimension, cell.day, cell.assistant_id, cell.value
  having
    (
      sum(cell.sign * cell.call_count),
      sum(cell.sign * cell.unpriced_count),
      sum(cell.sign * cell.unanswered_count),
      sum(cell.sign * cell.demo_count),
      sum(cell.sign * cell.duration_seconds),
      sum(cell.sign * cell.cost_total),
      sum(cell.sign * cell.turn_count),
      sum(cell.sign * cell.interruption_count),
      sum(cell.sign * cell.agent_letters),
      sum(cell.sign * cell.user_letters),
      sum(cell.sign * cell.tool_count),
      sum(cell.sign * cell.tool_success_count),
      sum(cell.sign * cell.tool_failure_count)
    ) <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
  on conflict on constraint call_rollups_pkey do update set
    call_count = r.call_count + excluded.call_count,
    unpriced_count = r.unpriced_count + excluded.unpriced_count,
    unanswered_count = r.unanswered_count + excluded.unanswered_count,
    demo_count = r.demo_count + excluded.demo_count,
    duration_seconds = r.duration_seconds + excluded.duration_seconds,
    cost_total = r.cost_total + excluded.cost_total,
    turn_count = r.turn_count + excluded.turn_count,
    interruption_count = r.interruption_count + excluded.interruption_count,
    agent_letters = r.agent_letters + excluded.agent_letters,
    user_letters = r.user_letters + excluded.user_letters,
    tool_count = r.tool_count + excluded.tool_count,
    tool_success_count = r.tool_success_count + excluded.tool_success_count,
    tool_failure_count = r.tool_failure_count + excluded.tool_failure_count;
end;
$$;

comment on function pgcalls.count_call is
$$Add the difference a call makes to its client's month and day.

What the row counted before is taken back, what it counts after is added; null for a row
that is not there. So ending twice adds nothing, and counters and rollups always equal
the sum over the rows. Months are UTC, days the client's own, both those of the start,
whatever TimeZone says. It locks the client.$$;

revoke all on function pgcalls.count_call
from public, anon, authenticated, service_role;
