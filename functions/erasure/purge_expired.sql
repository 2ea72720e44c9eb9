-- pgcalls.purge_expired: what public.purge_expired does.

create or replace function pgcalls.purge_expired(
  batch integer
)
returns public.purge_expired_result
language plpgsql
volatile
-- definer because usage, which a purged call leaves behind, is for triggers alone.
security definer
set search_path = pg_catalog, pg_temp
-- Nobody who writes is waited for: it works on calls after it has locked clients.
set lock_timeout = '20ms'
as $$
declare
  v_batch integer := coalesce(purge_expired.batch, 500);
  v_deadline timestamptz := least(
    pgcalls.step_deadline(), clock_timestamp() + interval '3 seconds'
  );
  v_left integer;
  v_row record;
  v_client record;
  v_step record;
  v_part public.forget_caller_result;
  v_is_over boolean := false;
  v_result public.purge_expired_result;
begin
  if v_batch not between 1 and 10000 then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'batch is out of range',
      hint = 'Pass a number from 1 to 10000.';
  end if;

  v_left := v_batch;
  v_result.calls_closed := 0;
  v_result.calls_anonymized := 0;
  v_result.calls_reduced := 0;
  v_result.contacts_deleted := 0;
  v_result.failed := '[]';

  -- What was begun comes first: callers who are being forgotten.
  for v_row in
    select distinct w.erasure_id
    from pgcalls.erasures_in_progress as w
    order by w.erasure_id
  loop
    begin
      v_part := pgcalls.continue_erasure(
        v_row.erasure_id, v_deadline, false
      );
      v_result.failed := v_result.failed || v_part.failed;
      v_is_over := v_is_over or v_part.has_more;
    exception
      when others then
        v_result.failed := v_result.failed
          || jsonb_build_object('id', v_row.erasure_id, 'sqlstate', sqlstate);
    end;

    v_is_over := v_is_over or clock_timestamp() > v_deadline;
    exit when v_is_over;
  end loop;

  -- Then long calls of which a part is left; one by one, for Citus locks rows of one
  -- client.
  for v_row in
    select s.client_id, s.id, null::boolean as is_reduced
    from pgcalls.unfinished_erasures as u
    join public.user_sessions as s on s.client_id = u.client_id and s.id = u.session_id
    join public.client_subscriptions as c on c.client_id = s.client_id
    where u.sqlstate is null and not s.is_on_hold and not c.is_on_hold
    order by u.tried_at, u.session_id
    limit v_left
  loop
    exit when v_is_over;
    -- Another purge may have done more by now.
    select s.reduced_at is not null into v_row.is_reduced
    from public.user_sessions as s
    where s.client_id = v_row.client_id and s.id = v_row.id and not s.is_on_hold
    for no key update skip locked;
    continue when not found;
    v_step := pgcalls.purge_session(
      v_row.client_id, v_row.id, v_row.is_reduced, v_deadline
    );
    v_left := v_left - 1;
    v_is_over := v_step.has_more or clock_timestamp() > v_deadline;

    v_result.failed := v_result.failed || v_step.failed;
  end loop;

  for v_client in
    select
      c.client_id,
      now() - make_interval(days => c.retention_days) as content_end,
      now() - make_interval(days => c.record_retention_days) as record_end
    from public.client_subscriptions as c
    where c.retention_days is not null and not c.is_on_hold
    order by c.client_id
  loop
    exit when v_is_over or v_left = 0;

    -- Locked rows are skipped: nobody who writes is waited for. What failed before is
    -- tried again at the end, so that it keeps nothing else from being done.
    for v_row in
      select s.id
      from public.user_sessions as s
      where
        s.client_id = v_client.client_id
        and s.status = 'active'
        and s.started_at_utc < v_client.content_end
        and not s.is_on_hold
        and (pgcalls.last_activity(s.client_id, s.id)).at < v_client.content_end
        and not exists (
          select
          from pgcalls.unfinished_erasures as u
          where u.client_id = s.client_id and u.session_id = s.id
        )
      order by s.started_at_utc
      limit v_left
      for no key update skip locked
    loop
      exit when v_is_over;
      v_step := pgcalls.purge_session(
        v_client.client_id, v_row.id, false, v_deadline
      );
      v_left := v_left - 1;
      v_is_over := v_step.has_more or clock_timestamp() > v_deadline;

      v_result.failed := v_result.failed || v_step.failed;

      if v_step.is_done then
        v_result.calls_closed := v_result.calls_closed + 1;
        v_result.calls_anonymized := v_result.calls_anonymized + 1;
      end if;
    end loop;

    for v_row in
      select s.id
      from public.user_sessions as s
      where
        s.client_id = v_client.client_id
        and s.ended_at_utc < v_client.content_end
        and s.anonymized_at is null
        and not s.is_on_hold
        and not exists (
          select
          from pgcalls.unfinished_erasures as u
          where u.client_id = s.client_id and u.session_id = s.id
        )
      order by s.ended_at_utc
      limit v_left
      for no key update skip locked
    loop
      exit when v_is_over;
      v_step := pgcalls.purge_session(
        v_client.client_id, v_row.id, false, v_deadline
      );
      v_left := v_left - 1;
      v_is_over := v_step.has_more or clock_timestamp() > v_deadline;

      v_result.failed := v_result.failed || v_step.failed;

      if v_step.is_done then
        v_result.calls_anonymized := v_result.calls_anonymized + 1;
      end if;
    end loop;

    for v_row in
      select s.id
      from public.user_sessions as s
      where
        s.client_id = v_client.client_id
        and s.ended_at_utc < v_client.record_end
        and s.anonymized_at is not null
        and s.reduced_at is null
        and not s.is_on_hold
        and not exists (
          select
          from pgcalls.unfinished_erasures as u
          where u.client_id = s.client_id and u.session_id = s.id
        )
      order by s.ended_at_utc
      limit v_left
      for no key update skip locked
    loop
      exit when v_is_over;
      v_step := pgcalls.purge_session(
        v_client.client_id, v_row.id, true, v_deadline
      );
      v_left := v_left - 1;
      v_is_over := v_step.has_more or clock_timestamp() > v_deadline;

      v_result.failed := v_result.failed || v_step.failed;

      if v_step.is_done then
        v_result.calls_reduced := v_result.calls_reduced + 1;
      end if;
    end loop;

    exit when v_is_over;

    -- What became no call.
    for v_row in
      select old.id
      from public.webhook_events as old
      where
        old.client_id = v_client.client_id
        and old.received_at < v_client.content_end
        and old.session_id is null
      limit v_left
      for update skip locked
    loop
      v_left := v_left - 1;

      begin
        delete from public.webhook_events as e
        where e.client_id = v_client.client_id and e.id = v_row.id;
      exception
        when others then
          v_result.failed := v_result.failed
            || jsonb_build_object('id', v_row.id, 'sqlstate', sqlstate);
      end;
    end loop;

    for v_row in
      select c.id
      from public.contacts as c
      where
        c.client_id = v_client.client_id and c.updated_at < v_client.record_end
      limit v_left
      for update skip locked
    loop
      v_left := v_left - 1;

      begin
        delete from public.contacts as c
        where c.client_id = v_client.client_id and c.id = v_row.id;
        v_result.contacts_deleted := v_result.contacts_deleted + 1;
      exception
        when others then
          v_result.failed := v_result.failed
            || jsonb_build_object('id', v_row.id, 'sqlstate', sqlstate);
      end;
    end loop;
  end loop;

  v_result.has_more := v_is_over or v_left = 0;

  -- Last what failed before, the longest ago first: it never makes more to do.
  if not v_result.has_more then
    for v_row in
      select
        s.client_id,
        s.id,
        null::boolean as is_erased,
        null::boolean as is_reduced
      from pgcalls.unfinished_erasures as u
      join public.user_sessions as s
        on s.client_id = u.client_id and s.id = u.session_id
      join public.client_subscriptions as c on c.client_id = s.client_id
      where u.sqlstate is not null and not s.is_on_hold and not c.is_on_hold
      order by u.tried_at, u.session_id
      limit v_left
    loop
      exit when v_is_over;
      select
        s.anonymized_at is not null,
        s.reduced_at is not null
      into v_row.is_erased, v_row.is_reduced
      from public.user_sessions as s
      where s.client_id = v_row.client_id and s.id = v_row.id and not s.is_on_hold
      for no key update skip locked;
      continue when not found;
      v_step := pgcalls.purge_session(
        v_row.client_id, v_row.id, v_row.is_reduced, v_deadline
      );
      v_left := v_left - 1;
      v_is_over := v_step.has_more or clock_timestamp() > v_deadline;

      v_result.failed := v_result.failed || v_step.failed;

      if v_step.is_done and v_row.is_reduced then
        v_result.calls_reduced := v_result.calls_reduced + 1;
      elsif v_step.is_done and not v_row.is_erased then
        v_result.calls_anonymized := v_result.calls_anonymized + 1;
      end if;
    end loop;

    -- A long call that is gone on with is no failure any more.
    perform
    from pgcalls.unfinished_erasures as u
    join public.user_sessions as s
      on s.client_id = u.client_id and s.id = u.session_id
    join public.client_subscriptions as c on c.client_id = s.client_id
    where u.sqlstate is null and not s.is_on_hold and not c.is_on_hold
    limit 1;
    v_result.has_more := found;
  end if;

  if not v_result.has_more and (
    v_result.calls_anonymized + v_result.calls_reduced + v_result.contacts_deleted > 0
    or v_left < v_batch
  ) then
    perform pgcalls.forget_statistics();
  end if;

  return v_result;
end;
$$;

comment on function pgcalls.purge_expired is
'Implementation of public.purge_expired; documented there.';

revoke all on function pgcalls.purge_expired
from public, anon, authenticated, service_role;
grant execute on function pgcalls.purge_expired
to service_role;
