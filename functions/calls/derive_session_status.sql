-- pgcalls.derive_session_status(): status, counts and transcript.

create or replace function pgcalls.derive_session_status()
returns trigger
language plpgsql
volatile
-- definer because the writer may hold no right on the turns it counts.
security definer
set search_path = pg_catalog, pg_temp
-- One plan serves every call; planning it for each takes as long as running it.
set plan_cache_mode = force_generic_plan
as $$
declare
  v_activity record;
begin
  if tg_op = 'INSERT' then
    new.started_at_utc := coalesce(
      new.started_at_utc,
      case
        when new.created_at is not null then least(
          greatest(new.created_at, '2000-01-01T00:00:00Z'), '2100-01-01T00:00:00Z'
        )
      end,
      now()
    );
  else
    new.started_at_utc := coalesce(new.started_at_utc, old.started_at_utc);

    if new.call_transcript is distinct from old.call_transcript then
      new.derived_columns := array_remove(new.derived_columns, 'call_transcript');
    end if;

    if new.status = 'active' and old.status <> 'active' then
      new.ended_at_utc := null;
    elsif new.ended_at_utc is null and old.ended_at_utc is not null then
      new.status := 'active';
    end if;

    if new.ended_at_utc is distinct from old.ended_at_utc
      and new.is_end_inferred = old.is_end_inferred
    then
      new.is_end_inferred := false;
    end if;
  end if;

  if new.ended_at_utc is null and new.status <> 'active' then
    v_activity := pgcalls.last_activity(new.client_id, new.id);
    new.ended_at_utc := greatest(v_activity.at, new.started_at_utc);
    new.is_end_inferred := true;
  elsif new.ended_at_utc is not null and new.status = 'active' then
    new.status := 'completed';
  end if;

  if new.ended_at_utc is null then
    new.message_count := null;
    new.user_message_count := null;
    new.agent_message_count := null;
    new.tool_call_count := null;
    new.figures := null;

    if 'call_transcript' = any (new.derived_columns) then
      new.call_transcript := null;
      new.derived_columns := array_remove(new.derived_columns, 'call_transcript');
    end if;

    return new;
  end if;

  -- numeric(10, 3) seconds end at 115 days.
  if new.ended_at_utc > new.started_at_utc + interval '9999999.999 seconds'
    and (new.started_at_utc, new.ended_at_utc)
    is distinct from (old.started_at_utc, old.ended_at_utc)
  then
    v_activity := pgcalls.last_activity(new.client_id, new.id);
    new.ended_at_utc := least(
      greatest(v_activity.at, new.started_at_utc),
      new.started_at_utc + interval '9999999.999 seconds'
    );
    new.is_end_inferred := true;
  end if;

  if new.message_count is null then
    select
      count(*),
      count(*) filter (where m.role = 'user'),
      count(*) filter (where m.role = 'agent')
    into new.message_count, new.user_message_count, new.agent_message_count
    from public.conversation_messages as m
    where m.client_id = new.client_id and m.session_id = new.id;

    select count(*) into new.tool_call_count
    from public.tool_calls as t
    where t.client_id = new.client_id and t.session_id = new.id;

    if new.anonymized_at is not null then
      return new;
    end if;

    new.figures := pgcalls.turn_figures(new.client_id, new.id);

    if new.call_transcript is null
      or 'call_transcript' = any (new.derived_columns)
    then
      new.call_transcript := pgcalls.build_transcript(new.client_id, new.id);
      new.derived_columns := array_remove(new.derived_columns, 'call_transcript')
        || case
          when new.call_transcript is null then '{}'::text[]
          else array['call_transcript']
        end;
    end if;
  end if;

  return new;
end;
$$;

comment on function pgcalls.derive_session_status is
$$Trigger function: status and end agree, and an ended call is counted and transcribed.

A null message_count of an ended call means: count again. A call that is over although
nobody told its end, or one more than 115 days after the start, ended with its last
activity, and is_end_inferred says so.$$;

revoke all on function pgcalls.derive_session_status
from public, anon, authenticated, service_role;

create or replace trigger _210_derive_session_status
before insert or update on public.user_sessions
for each row
execute function pgcalls.derive_session_status();
