-- pgcalls.derive_session_times(): wall-clock times and durations.

create or replace function pgcalls.derive_session_times()
returns trigger
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  new.started_at_nz :=
    (new.started_at_utc at time zone 'Pacific/Auckland') at time zone 'UTC';
  new.ended_at_nz :=
    (new.ended_at_utc at time zone 'Pacific/Auckland') at time zone 'UTC';

  if tg_op = 'UPDATE' then
    if (
      new.started_at_utc,
      new.ended_at_utc,
      new.duration_seconds,
      new.duration_minutes
    ) is not distinct from (
      old.started_at_utc,
      old.ended_at_utc,
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

  if new.duration_seconds is null
    and new.ended_at_utc between new.started_at_utc
    and new.started_at_utc + interval '9999999.999 seconds'
  then
    new.duration_seconds := extract(epoch from new.ended_at_utc - new.started_at_utc);
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
$$Trigger function: New Zealand wall-clock time and the length of the call.

The wall clock is always derived. A length that the caller gave stays; the other one is
computed from the instants, and again whenever they change.

Errors: 22023 when the length is negative.$$;

revoke all on function pgcalls.derive_session_times
from public, anon, authenticated, service_role;

create or replace trigger _220_derive_session_times
before insert or update on public.user_sessions
for each row
execute function pgcalls.derive_session_times();
