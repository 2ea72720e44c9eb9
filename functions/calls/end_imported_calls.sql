-- pgcalls.end_imported_calls(client_id, calls): the ends of many calls at once.

create or replace function pgcalls.end_imported_calls(
  client_id text,
  calls jsonb
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
-- A plan made for an empty table stays.
set enable_seqscan = off
as $$
declare
  v_ids uuid[] := array(
    select (c.call ->> 'id')::uuid
    from jsonb_array_elements(end_imported_calls.calls) as c (call)
  );
  v_call public.user_sessions;
  v_counted public.user_sessions[] := '{}';
  v_is_counted_at_once boolean := pgcalls.is_counted_at_once(
    end_imported_calls.client_id, v_ids
  );
begin
  perform pgcalls.set_flag('indexing', true);

  if v_is_counted_at_once then
    perform pgcalls.set_flag('counting', true);
  end if;

  update public.user_sessions as s
  set
    ended_at_utc = c.ended_at,
    is_answered = coalesce(c.is_answered, s.is_answered),
    ended_reason = coalesce(c.ended_reason, s.ended_reason),
    status = coalesce(c.status, 'completed'),
    user_name = coalesce(c.user_name, s.user_name),
    user_phone = coalesce(c.user_phone, s.user_phone),
    user_email = coalesce(c.user_email, s.user_email),
    call_summary = coalesce(c.summary, s.call_summary),
    sentiment = coalesce(c.sentiment, s.sentiment),
    call_outcome = coalesce(c.call_outcome, s.call_outcome),
    keywords = coalesce(pgcalls.read_labels(c.keywords), s.keywords),
    derived_columns = pgcalls.still_derived(s.derived_columns, c.call),
    cost_total = coalesce(c.cost_total, s.cost_total),
    duration_seconds = coalesce(c.duration_seconds, s.duration_seconds)
  from rows from (
    jsonb_array_elements(end_imported_calls.calls),
    jsonb_to_recordset(end_imported_calls.calls) as (
      id uuid,
      ended_at timestamptz,
      is_answered boolean,
      ended_reason text,
      status text,
      user_name text,
      user_phone text,
      user_email text,
      summary text,
      sentiment text,
      call_outcome text,
      keywords jsonb,
      cost_total numeric,
      duration_seconds numeric
    )
  ) as c (
    call,
    id,
    ended_at,
    is_answered,
    ended_reason,
    status,
    user_name,
    user_phone,
    user_email,
    summary,
    sentiment,
    call_outcome,
    keywords,
    cost_total,
    duration_seconds
  )
  where
    s.client_id = end_imported_calls.client_id
    -- One after the other, as they are given: what is equal could be hashed.
    and s.id between c.id and c.id;

  perform pgcalls.set_flag('indexing', false);
  perform pgcalls.set_flag('counting', false);
  perform pgcalls.index_new_turns(end_imported_calls.client_id, v_ids);

  -- Last, because it locks the client.
  if v_is_counted_at_once then
    -- Not as whole rows of the table, which are of the type of a shard on Citus.
    for v_call in
      select s.*
      from public.user_sessions as s
      where s.client_id = end_imported_calls.client_id and s.id = any (v_ids)
    loop
      v_counted := v_counted || v_call;
    end loop;

    perform pgcalls.count_calls(end_imported_calls.client_id, '{}', v_counted);
  end if;
end;
$$;

comment on function pgcalls.end_imported_calls is
$$End calls as end_session does it for service_role, in one statement, and index and
count them.

calls: what read_imported_call read, is_plain, of new calls of the client, by id.$$;

revoke all on function pgcalls.end_imported_calls
from public, anon, authenticated, service_role;
