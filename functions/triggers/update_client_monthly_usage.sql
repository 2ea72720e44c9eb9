-- voiceledger.update_client_monthly_usage(): usage per client and month.

create or replace function voiceledger.update_client_monthly_usage()
returns trigger
language plpgsql
volatile
-- definer because nobody else may write usage.
security definer
set search_path = ''
as $$
declare
  v_old_month date;
  v_new_month date;
begin
  if tg_op <> 'INSERT' and old.ended_at_utc is not null then
    v_old_month := date_trunc('month', old.started_at_utc at time zone 'UTC');
  end if;

  if tg_op <> 'DELETE' and new.ended_at_utc is not null then
    v_new_month := date_trunc('month', new.started_at_utc at time zone 'UTC');
  end if;

  if v_old_month = v_new_month and old.client_id = new.client_id then
    if (old.duration_seconds, old.included_seconds, old.cost_total)
      is distinct from (new.duration_seconds, new.included_seconds, new.cost_total)
    then
      perform voiceledger.add_usage(
        new.client_id,
        v_new_month,
        0,
        coalesce(new.duration_seconds, 0) - coalesce(old.duration_seconds, 0),
        new.included_seconds - old.included_seconds,
        coalesce(new.cost_total, 0) - coalesce(old.cost_total, 0)
      );
    end if;

    return null;
  end if;

  -- Always the earlier month first, so that opposite moves do not wait for each other.
  if v_new_month < v_old_month then
    perform voiceledger.add_usage(
      new.client_id,
      v_new_month,
      1,
      coalesce(new.duration_seconds, 0),
      new.included_seconds,
      coalesce(new.cost_total, 0)
    );
  end if;

  if v_old_month is not null then
    perform voiceledger.add_usage(
      old.client_id,
      v_old_month,
      -1,
      -coalesce(old.duration_seconds, 0),
      -old.included_seconds,
      -coalesce(old.cost_total, 0)
    );
  end if;

  if v_new_month >= coalesce(v_old_month, v_new_month) then
    perform voiceledger.add_usage(
      new.client_id,
      v_new_month,
      1,
      coalesce(new.duration_seconds, 0),
      new.included_seconds,
      coalesce(new.cost_total, 0)
    );
  end if;

  return null;
end;
$$;

comment on function voiceledger.update_client_monthly_usage() is
$$Trigger function: add the difference a call makes to its client's month.

What the row counted before is taken back, what it counts now is added; so ending twice
adds nothing, and the counters always equal the sum over the rows. Months are UTC and
those of the start, whatever TimeZone says. From the user_sessions document.$$;

revoke all on function voiceledger.update_client_monthly_usage()
from public, anon, authenticated, service_role;

create or replace trigger update_client_usage_on_session_end
after insert or update or delete on public.user_sessions
for each row
execute function voiceledger.update_client_monthly_usage();
