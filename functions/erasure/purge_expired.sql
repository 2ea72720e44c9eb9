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
as $$
declare
  v_batch integer := coalesce(purge_expired.batch, 500);
  v_left integer;
  v_session record;
  v_client record;
  v_contacts integer;
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

  for v_client in
    select
      c.client_id,
      now() - make_interval(days => c.retention_days) as content_end,
      now() - make_interval(days => c.record_retention_days) as record_end
    from public.client_subscriptions as c
    where c.retention_days is not null and not c.is_on_hold
    order by c.client_id
  loop
    -- Locked rows are skipped: nobody who writes is waited for.
    for v_session in
      select s.id
      from public.user_sessions as s
      where
        s.client_id = v_client.client_id
        and s.ended_at_utc is null
        and s.started_at_utc < v_client.content_end
        and not s.is_on_hold
      order by s.started_at_utc
      limit v_left
      for no key update skip locked
    loop
      perform pgcalls.close_stale_session(v_client.client_id, v_session.id);
      v_result.calls_closed := v_result.calls_closed + 1;
      v_left := v_left - 1;
    end loop;

    for v_session in
      select s.id
      from public.user_sessions as s
      where
        s.client_id = v_client.client_id
        and s.ended_at_utc < v_client.content_end
        and s.anonymized_at is null
        and not s.is_on_hold
      order by s.ended_at_utc
      limit v_left
      for no key update skip locked
    loop
      perform pgcalls.erase_session(v_client.client_id, v_session.id);
      v_result.calls_anonymized := v_result.calls_anonymized + 1;
      v_left := v_left - 1;
    end loop;

    for v_session in
      select s.id
      from public.user_sessions as s
      where
        s.client_id = v_client.client_id
        and s.ended_at_utc < v_client.record_end
        and s.anonymized_at is not null
        and s.reduced_at is null
        and not s.is_on_hold
      order by s.ended_at_utc
      limit v_left
      for no key update skip locked
    loop
      update public.user_sessions as s
      set reduced_at = now(), business_number = null, phone_number_id = null
      where s.client_id = v_client.client_id and s.id = v_session.id;

      delete from public.conversation_messages as m
      where m.client_id = v_client.client_id and m.session_id = v_session.id;

      delete from public.tool_calls as t
      where t.client_id = v_client.client_id and t.session_id = v_session.id;

      v_result.calls_reduced := v_result.calls_reduced + 1;
      v_left := v_left - 1;
    end loop;

    delete from public.contacts as c
    where
      c.client_id = v_client.client_id
      and c.id in (
        select old.id
        from public.contacts as old
        where
          old.client_id = v_client.client_id
          and old.updated_at < v_client.record_end
        limit v_left
        for update skip locked
      );
    get diagnostics v_contacts = row_count;
    v_result.contacts_deleted := v_result.contacts_deleted + v_contacts;
    v_left := v_left - v_contacts;

    exit when v_left = 0;
  end loop;

  v_result.has_more := v_left = 0;

  if v_left between 1 and v_batch - 1 then
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
