-- pgcalls.derive_session_times(): wall-clock times and durations.

create or replace function pgcalls.derive_session_times()
returns trigger
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_ringing_until timestamptz;
begin
  new.started_at_nz :=
    (new.started_at_utc at time zone 'Pacific/Auckland') at time zone 'UTC';
  new.ended_at_nz :=
    (new.ended_at_utc at time zone 'Pacific/Auckland') at time zone 'UTC';

  if tg_op = 'UPDATE' then
    if (
      new.started_at_utc,
      new.ended_at_utc,
      new.answered_at,
      new.is_answered,
      new.duration_seconds,
      new.duration_minutes
    ) is not distinct from (
      old.started_at_utc,
      old.ended_at_utc,
      old.answered_at,
      old.is_answered,
      old.duration_seconds,
      old.duration_minutes
    ) then
      return new;
    end if;

    if new.duration_seconds is distinct from old.duration_seconds then
      new.derived_columns := array_remove(new.derived_columns, 'duration_seconds');
    elsif new.duration_minutes is distinct from old.duration_minutes then
      new.duration_seconds := new.duration_minutes * 60;
      new.derived_columns := array_remove(new.derived_columns, 'duration_seconds');
    end if;
  else
    new.duration_seconds := coalesce(new.duration_seconds, new.duration_minutes * 60);
  end if;

  if 'duration_seconds' = any (new.derived_columns) then
    new.duration_seconds := null;
    new.derived_columns := array_remove(new.derived_columns, 'duration_seconds');
  end if;

  v_ringing_until := case
    when not new.is_answered then new.ended_at_utc else new.answered_at
  end;
  new.ringing_seconds := case
    when v_ringing_until between new.started_at_utc
      and new.started_at_utc + interval '9999999.999 seconds'
      then extract(epoch from v_ringing_until - new.started_at_utc)
  end;

  if new.duration_seconds is null
    and new.ended_at_utc between new.started_at_utc
    and new.started_at_utc + interval '9999999.999 seconds'
  then
    new.duration_seconds := case
      when not new.is_answered then 0
      else extract(
        epoch from new.ended_at_utc - coalesce(new.answered_at, new.started_at_utc)
      )
    end;
    new.derived_columns := new.derived_columns || array['duration_seconds'];
  end if;

  if new.duration_seconds < 0 and not new.is_legacy then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'duration_minutes or duration_seconds is negative',
      hint = 'Leave both out: the length is the end minus the start.';
  end if;

  new.duration_minutes := round(new.duration_seconds / 60, 2);

  return new;
end;
$$;

comment on function pgcalls.derive_session_times is
$$Trigger function: New Zealand wall-clock time, ringing and the length of the call.

The wall clock and the ringing are always derived. A length that the caller gave stays;
the other one is computed, and again whenever the instants change: from the answer, or
the start where the answer is not known, to the end; none if nobody answered.

Errors: 22023 when the length is negative.$$;

revoke all on function pgcalls.derive_session_times
from public, anon, authenticated, service_role;

create or replace trigger _220_derive_session_times
before insert or update on public.user_sessions
for each row
execute function pgcalls.derive_session_times();
