-- pgcalls.update_client_monthly_usage(): usage and rollups of a client.

create or replace function pgcalls.update_client_monthly_usage()
returns trigger
language plpgsql
volatile
-- definer because nobody else may write usage.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_client_id text := coalesce(new.client_id, old.client_id);
  v_timezone text;
  v_part record;
begin
  -- Only calls that have ended count, before and after.
  if coalesce(old.ended_at_utc, new.ended_at_utc) is null
    or (
      old.ended_at_utc is not null
      and new.ended_at_utc is not null
      and (
        old.started_at_utc,
        old.duration_seconds,
        old.included_seconds,
        old.cost_total,
        old.assistant_id,
        old.call_outcome,
        old.sentiment,
        old.type,
        old.ended_reason
      ) is not distinct from (
        new.started_at_utc,
        new.duration_seconds,
        new.included_seconds,
        new.cost_total,
        new.assistant_id,
        new.call_outcome,
        new.sentiment,
        new.type,
        new.ended_reason
      )
    )
  then
    return null;
  end if;

  -- The client before all that is counted for it: whoever changes several of its
  -- months and days then waits for nobody else.
  select c.timezone into v_timezone
  from public.client_subscriptions as c
  where c.client_id = v_client_id
  for no key update;

  for v_part in
    select
      part.month,
      sum(part.sign) as call_count,
      coalesce(sum(part.sign) filter (where part.cost is null), 0) as unpriced_count,
      sum(part.sign * coalesce(part.seconds, 0)) as seconds,
      sum(part.sign * part.included_seconds) as included_seconds,
      sum(part.sign * coalesce(part.cost, 0)) as cost
    from (
      values
      (
        -1,
        date_trunc('month', old.started_at_utc at time zone 'UTC')::date,
        old.duration_seconds,
        old.included_seconds,
        old.cost_total,
        old.ended_at_utc
      ),
      (
        1,
        date_trunc('month', new.started_at_utc at time zone 'UTC')::date,
        new.duration_seconds,
        new.included_seconds,
        new.cost_total,
        new.ended_at_utc
      )
    ) as part (sign, month, seconds, included_seconds, cost, ended_at)
    where part.ended_at is not null
    group by part.month
  loop
    if (
      v_part.call_count,
      v_part.unpriced_count,
      v_part.seconds,
      v_part.included_seconds,
      v_part.cost
    ) <> (0, 0, 0, 0, 0) then
      perform pgcalls.add_usage(
        v_client_id,
        v_part.month,
        coalesce(new.id, old.id),
        v_part.call_count::integer,
        v_part.unpriced_count::integer,
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
    duration_seconds,
    cost_total
  )
  select
    v_client_id,
    cell.dimension,
    part.local_start::date,
    part.assistant_id,
    coalesce(cell.value, ''),
    sum(part.sign),
    coalesce(sum(part.sign) filter (where part.cost is null), 0),
    sum(part.sign * coalesce(part.seconds, 0)),
    sum(part.sign * coalesce(part.cost, 0))
  from (
    values
    (
      -1,
      old.started_at_utc at time zone v_timezone,
      old.assistant_id,
      old.duration_seconds,
      old.cost_total,
      old.call_outcome,
      old.sentiment,
      old.type,
      old.ended_reason,
      old.ended_at_utc
    ),
    (
      1,
      new.started_at_utc at time zone v_timezone,
      new.assistant_id,
      new.duration_seconds,
      new.cost_total,
      new.call_outcome,
      new.sentiment,
      new.type,
      new.ended_reason,
      new.ended_at_utc
    )
  ) as part (
    sign,
    local_start,
    assistant_id,
    seconds,
    cost,
    outcome,
    sentiment,
    type,
    ended_reason,
    ended_at
  )
  cross join lateral (
    values
    ('total', null),
    ('outcome', left(part.outcome, 200)),
    ('sentiment', left(part.sentiment, 200)),
    ('type', left(part.type, 200)),
    ('ended_reason', left(part.ended_reason, 200)),
    ('hour', extract(hour from part.local_start)::text)
  ) as cell (dimension, value)
  where part.ended_at is not null
  group by
    cell.dimension,
    part.local_start::date,
    part.assistant_id,
    coalesce(cell.value, '')
  having
    (
      sum(part.sign),
      coalesce(sum(part.sign) filter (where part.cost is null), 0),
      sum(part.sign * coalesce(part.seconds, 0)),
      sum(part.sign * coalesce(part.cost, 0))
    ) <> (0, 0, 0, 0)
  on conflict on constraint call_rollups_pkey do update set
    call_count = r.call_count + excluded.call_count,
    unpriced_count = r.unpriced_count + excluded.unpriced_count,
    duration_seconds = r.duration_seconds + excluded.duration_seconds,
    cost_total = r.cost_total + excluded.cost_total;

  return null;
end;
$$;

comment on function pgcalls.update_client_monthly_usage is
$$Trigger function: add the difference a call makes to its client's month and day.

What the row counted before is taken back, what it counts now is added; so ending twice
adds nothing, and counters and rollups always equal the sum over the rows. Months are
UTC, days the client's own, both those of the start, whatever TimeZone says. From the
user_sessions document.$$;

revoke all on function pgcalls.update_client_monthly_usage
from public, anon, authenticated, service_role;

create or replace trigger update_client_usage_on_session_end
after insert or update or delete on public.user_sessions
for each row
execute function pgcalls.update_client_monthly_usage();
