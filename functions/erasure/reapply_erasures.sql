-- pgcalls.reapply_erasures: what public.reapply_erasures does.

create or replace function pgcalls.reapply_erasures(
  erasures jsonb
)
returns public.reapply_erasures_result
language plpgsql
volatile
-- definer because service_role may not write what was recorded of an erasure.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_erasure record;
  v_deadline timestamptz := pgcalls.step_deadline();
  v_client_id text;
  v_client_ids text[];
  v_keys text[];
  v_times timestamptz[];
  v_after uuid;
  v_ids uuid[];
  v_id uuid;
  v_is_first boolean := true;
  v_part public.forget_caller_result;
  v_result public.reapply_erasures_result;
begin
  if jsonb_typeof(reapply_erasures.erasures) <> 'array' then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'erasures is not an array',
      hint = 'Pass the rows of the table erasures, as JSON.';
  end if;

  -- One at a time: two would note the same callers in another order.
  lock table pgcalls.interrupted_reapplication in share row exclusive mode;

  v_result.erasures := 0;
  v_result.calls := 0;
  v_result.contacts := 0;
  v_result.failed := '[]';

  for v_erasure in
    select
      e.id,
      e.client_id,
      e.erased_at,
      e.phone_digest,
      e.email_digest,
      e.user_id_digest
    from jsonb_array_elements(reapply_erasures.erasures) as given (erasure)
    -- What cannot be read keeps nothing else from being applied.
    cross join lateral (
      select
        pgcalls.value_as(given.erasure -> 'id', null::uuid) as id,
        given.erasure ->> 'client_id' as client_id,
        pgcalls.value_as(given.erasure -> 'erased_at', null::timestamptz) as erased_at,
        given.erasure ->> 'phone_digest' as phone_digest,
        given.erasure ->> 'email_digest' as email_digest,
        given.erasure ->> 'user_id_digest' as user_id_digest
    ) as e
  loop
    if (
      num_nulls(v_erasure.id, v_erasure.client_id) = 0
      and v_erasure.erased_at between '2000-01-01T00:00:00Z' and '2100-01-01T00:00:00Z'
      and num_nonnulls(
        v_erasure.phone_digest, v_erasure.email_digest, v_erasure.user_id_digest
      ) > 0
      and octet_length(
        concat(
          v_erasure.phone_digest, v_erasure.email_digest, v_erasure.user_id_digest
        )
      ) <= 192
    ) is not true then
      v_result.failed := v_result.failed
        || jsonb_build_object('id', v_erasure.id, 'sqlstate', '22023');
      continue;
    end if;

    -- One by one: Citus counts what was to be inserted, not what was.
    insert into public.erasures (
      id,
      client_id,
      erased_at,
      phone_digest,
      email_digest,
      user_id_digest
    )
    values (
      v_erasure.id,
      v_erasure.client_id,
      v_erasure.erased_at,
      v_erasure.phone_digest,
      v_erasure.email_digest,
      v_erasure.user_id_digest
    )
    on conflict on constraint erasures_pkey do nothing;
    v_result.erasures := v_result.erasures + found::integer;
  end loop;

  -- Who is known by what was erased; the contacts once, the calls in steps.
  v_after := (
    select r.last_id from pgcalls.interrupted_reapplication as r
    where v_result.erasures = 0
  );

  if v_after is null then
    for v_client_id in
      select c.client_id
      from public.client_subscriptions as c
      order by c.client_id
    loop
      select
        array_agg(c.client_id),
        array_agg(k.key),
        array_agg(c.created_at)
      into v_client_ids, v_keys, v_times
      from public.contacts as c
      cross join lateral (
        values ('phone:' || c.phone), ('email:' || c.email)
      ) as k (key)
      where c.client_id = v_client_id and k.key is not null;

      perform pgcalls.resume_erasures(v_client_ids, v_keys, v_times);
    end loop;
  end if;

  v_after := coalesce(v_after, '00000000-0000-0000-0000-000000000000');
  v_result.has_more := false;

  loop
    v_ids := array(
      select s.id
      from public.user_sessions as s
      where s.id > v_after
      order by s.id
      limit 2000
    );
    exit when v_ids = '{}';
    v_after := v_ids[cardinality(v_ids)];

    select
      array_agg(known.client_id),
      array_agg(known.key),
      array_agg(known.at)
    into v_client_ids, v_keys, v_times
    from (
      select s.client_id, k.key, min(s.started_at_utc) as at
      from public.user_sessions as s
      join public.client_subscriptions as c on c.client_id = s.client_id
      cross join lateral unnest(
        pgcalls.caller_keys(s, c.default_country)
      ) as k (key)
      where s.id = any (v_ids) and s.anonymized_at is null
      group by s.client_id, k.key
    ) as known;

    perform pgcalls.resume_erasures(v_client_ids, v_keys, v_times);
    v_result.has_more := clock_timestamp() > v_deadline;
    exit when v_result.has_more;
  end loop;

  -- The next step goes on from here, unless there are more erasures then.
  delete from pgcalls.interrupted_reapplication as r
  where r.id;

  if v_result.has_more then
    insert into pgcalls.interrupted_reapplication (last_id)
    values (v_after);
  end if;

  for v_id in
    select distinct w.erasure_id
    from pgcalls.erasures_in_progress as w
    where w.before < 'infinity'
    order by w.erasure_id
  loop
    v_part := pgcalls.continue_erasure(v_id, v_deadline, v_is_first);
    v_is_first := false;
    v_result.calls := v_result.calls + v_part.calls;
    v_result.contacts := v_result.contacts + v_part.contacts;
    v_result.failed := v_result.failed || v_part.failed;
    -- Not for what failed, which is there again.
    v_result.has_more := v_result.has_more
      or v_part.has_more
      or clock_timestamp() > v_deadline;
    exit when clock_timestamp() > v_deadline;
  end loop;

  perform pgcalls.forget_statistics();

  return v_result;
end;
$$;

comment on function pgcalls.reapply_erasures is
'Implementation of public.reapply_erasures; documented there.';

revoke all on function pgcalls.reapply_erasures
from public, anon, authenticated, service_role;
grant execute on function pgcalls.reapply_erasures
to service_role;
