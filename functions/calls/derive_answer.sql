-- pgcalls.derive_answer(): whether and when a call was answered.

create or replace function pgcalls.derive_answer()
returns trigger
language plpgsql
volatile
-- definer because the writer may hold no right on the turns it looks at.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_is_told boolean;
  v_is_answered boolean;
begin
  -- What cannot have been is not known.
  if new.answered_at < new.started_at_utc or new.answered_at > new.ended_at_utc then
    new.answered_at := null;
  end if;

  -- What was said is gone, and so is what can be told from it.
  if new.anonymized_at is not null then
    return new;
  end if;

  if tg_op = 'UPDATE' and new.answered_at is not null then
    new.answered_at := least(new.answered_at, pgcalls.first_said(new));
  end if;

  v_is_told := new.is_answered is not null and (
    'is_answered' <> all (new.derived_columns)
    or new.is_answered is distinct from old.is_answered
  );
  v_is_answered := case
    when new.answered_at is not null or new.user_message_count > 0 then true
    when v_is_told then new.is_answered
    -- Turns that were there may be gone.
    when new.is_answered
      and old.ended_at_utc is not null
      and new.ended_at_utc is not null
      and new.ended_reason is not distinct from old.ended_reason
      then true
    when new.ended_at_utc is not null and pgcalls.is_unanswered(new.ended_reason)
      then false
  end;

  if v_is_told and new.is_answered = v_is_answered then
    new.derived_columns := array_remove(new.derived_columns, 'is_answered');
  else
    new.derived_columns := array_remove(new.derived_columns, 'is_answered')
      || case when v_is_answered is null then '{}'::text[] else '{is_answered}' end;
  end if;

  new.is_answered := v_is_answered;

  return new;
end;
$$;

comment on function pgcalls.derive_answer is
$$Trigger function: when talking began is no later than the caller's first turn, and
whether somebody answered follows from that, from the turns and from ended_reason.

What somebody told stays unless a turn of the caller says otherwise. An answered_at
before the start or after the end is not known.$$;

revoke all on function pgcalls.derive_answer
from public, anon, authenticated, service_role;

create or replace trigger _215_derive_answer
before insert or update on public.user_sessions
for each row
execute function pgcalls.derive_answer();
