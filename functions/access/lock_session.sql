-- pgcalls.lock_session(session_id): find and lock the call a writer means.

create or replace function pgcalls.lock_session(
  session_id text
)
returns pgcalls.session_handle
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  -- The common case first: a turn is worth few microseconds.
  v_is_service boolean := current_setting('role') = 'service_role'
    or pgcalls.is_service();
  v_is_id boolean := length(lock_session.session_id) = 36
    and pgcalls.is_uuid(lock_session.session_id);
  v_agent record;
  v_other_id uuid;
  v_found integer := 0;
  v_session pgcalls.session_handle;
begin
  if not v_is_service then
    v_agent := pgcalls.named_agent();

    if num_nulls(lock_session.session_id, v_agent.client_id, v_agent.assistant_id) = 0
    then
      if v_is_id then
        select
          s.id,
          s.client_id,
          s.ended_at_utc is not null,
          (
            select other.id
            from public.user_sessions as other
            where
              other.client_id = v_agent.client_id
              and other.session_id = lock_session.session_id
              and other.id <> s.id
          )
        into v_session.id, v_session.client_id, v_session.is_ended, v_other_id
        from public.user_sessions as s
        where
          s.client_id = v_agent.client_id
          and s.assistant_id::text = v_agent.assistant_id
          and s.id = lock_session.session_id::uuid
        for no key update;
      end if;

      if v_session.id is null then
        select s.id, s.client_id, s.ended_at_utc is not null
        into v_session.id, v_session.client_id, v_session.is_ended
        from public.user_sessions as s
        where
          s.client_id = v_agent.client_id
          and s.assistant_id::text = v_agent.assistant_id
          and s.session_id = lock_session.session_id
        for no key update;
      end if;
    end if;
  elsif current_setting('citus.version', true) is not null
    and pgcalls.is_spread()
  then
    -- Citus locks rows of one client: which call is meant is asked before.
    v_session := pgcalls.find_session(lock_session.session_id);

    select
      s.id,
      s.ended_at_utc is not null
    into v_session.id, v_session.is_ended
    from public.user_sessions as s
    where s.client_id = v_session.client_id and s.id = v_session.id
    for no key update;
  else
    if v_is_id then
      -- A session_id of another call may read the same.
      select
        s.id,
        s.client_id,
        s.ended_at_utc is not null,
        (
          select other.id
          from public.user_sessions as other
          where other.session_id = lock_session.session_id and other.id <> s.id
          limit 1
        )
      into v_session.id, v_session.client_id, v_session.is_ended, v_other_id
      from public.user_sessions as s
      where s.id = lock_session.session_id::uuid
      for no key update;
    end if;

    if v_session.id is null then
      for v_session.id, v_session.client_id, v_session.is_ended in
        select s.id, s.client_id, s.ended_at_utc is not null
        from public.user_sessions as s
        where s.session_id = lock_session.session_id
        for no key update
      loop
        v_found := v_found + 1;
      end loop;
    end if;
  end if;

  if v_other_id is not null
    or v_found > 1
    or v_is_service
    and v_session.id::text <> lower(lock_session.session_id collate "C")
    and exists (
      select
      from pgcalls.erased_keys as k
      where k.client_id <> v_session.client_id
    )
    and pgcalls.is_erased_elsewhere(v_session.client_id, lock_session.session_id)
  then
    perform pgcalls.refuse_ambiguous_session();
  end if;

  if v_session.id is not null then
    return v_session;
  end if;

  if lock_session.session_id is null then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'session_id is missing',
      hint = 'Pass the id or the session_id that start_session answered.';
  end if;

  if not v_is_service then
    perform pgcalls.require_agent();
  end if;

  -- What was erased is still known by its old session_id, and says so.
  v_session.id := pgcalls.erased_session_id(
    case when not v_is_service then pgcalls.current_client_id() end,
    lock_session.session_id
  );

  if v_session.id is not null then
    return pgcalls.lock_session(v_session.id::text);
  end if;

  raise exception using
    errcode = 'PT404',
    message = 'session not found',
    hint = 'Pass the id or the session_id that start_session answered.';
end;
$$;

comment on function pgcalls.lock_session is
$$Find the call a writer means and lock its row, so that its turns are in one order.

session_id: the id of the row, or the platform's text id. An agent finds only calls
of its own assistant; a foreign call and a missing one give the same answer.
Errors: 22023 when session_id is null; 42501 when the caller is neither agent nor
service_role; PT404 when there is no such call; PT409 when the text
could mean two calls.$$;

revoke all on function pgcalls.lock_session
from public, anon, authenticated, service_role;
