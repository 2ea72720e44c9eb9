-- pgcalls.project_event(event, document, notices, signed_by): it becomes a call.

create or replace function pgcalls.project_event(
  event public.webhook_events,
  document jsonb,
  notices jsonb,
  signed_by uuid,
  out projected public.webhook_events,
  out changed text[]
)
returns record
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  c_mapper_version constant integer := 2;
  v_call pgcalls.platform_call;
  v_event public.webhook_events;
  v_recorded record;
  v_before public.user_sessions;
  v_after public.user_sessions;
  v_is_erased boolean;
  v_context text;
  v_session_id uuid;
  v_has_new_turns boolean;
begin
  projected := project_event.event;
  projected.mapper_version := c_mapper_version;
  projected.sqlstate := null;
  projected.reason := null;
  projected.notices := project_event.notices;
  changed := '{}';

  begin
    v_call := pgcalls.map_event(projected.provider, project_event.document);
    projected.external_id := nullif(pgcalls.fit(v_call.external_id, 200), '');
    projected.event := nullif(pgcalls.fit(v_call.event, 100), '');
    projected.is_over := v_call.is_over;
    projected.occurred_at := case
      when v_call.occurred_at between '2000-01-01T00:00:00Z' and '2100-01-01T00:00:00Z'
        then v_call.occurred_at
    end;
    projected.verdict := 'ignored';

    select s.* into v_before
    from public.user_sessions as s
    where
      s.client_id = projected.client_id and s.session_id = v_call.external_id;

    if v_call.start is null and v_call.details is not null and v_before.id is null then
      projected.verdict := 'waiting';
    elsif coalesce(v_call.start, v_call.details) is not null then
      v_recorded := pgcalls.record_event(
        projected, v_call, project_event.signed_by
      );
      v_session_id := v_recorded.session_id;
      v_has_new_turns := v_recorded.has_new_turns;
      projected.verdict := 'stored';
      projected.notices := projected.notices || v_recorded.notices;

      -- What waited for the call, and what came late, as if all had come in time.
      for v_event in
        select e.*
        from public.webhook_events as e
        where
          e.client_id = projected.client_id
          and e.external_id = projected.external_id
          and e.provider = projected.provider
          and e.id <> projected.id
          and e.body is not null
          and (
            (e.verdict = 'waiting' and e.assistant_id = projected.assistant_id)
            or e.id = any (v_recorded.later)
          )
        order by e.is_over, coalesce(e.occurred_at, 'infinity'), e.id
      loop
        -- By who writes the call now, which may have changed hands.
        v_event.assistant_id := projected.assistant_id;
        v_recorded := pgcalls.record_event(
          v_event,
          pgcalls.map_event(v_event.provider, v_event.body),
          project_event.signed_by
        );
        v_has_new_turns := v_has_new_turns or v_recorded.has_new_turns;
      end loop;

      update public.webhook_events as e
      set verdict = 'stored'
      where
        e.client_id = projected.client_id
        and e.external_id = projected.external_id
        and e.provider = projected.provider
        and e.assistant_id = projected.assistant_id
        and e.verdict = 'waiting'
        and e.id <> projected.id;

      -- It matters to nobody where an assistant is named already.
      if projected.assistant_id <> '00000000-0000-0000-0000-000000000000' then
        v_call.assistant_id := null;
      end if;

      projected.notices := projected.notices || pgcalls.keep_external_ids(
        projected.client_id, projected.provider, v_call
      );

      select s.* into v_after
      from public.user_sessions as s
      where s.client_id = projected.client_id and s.id = v_session_id;

      changed := case
        when v_before.id is null then '{call}'
        else pgcalls.told_columns(v_before, v_after)
      end || case when v_has_new_turns then '{messages}' else '{}' end::text[];
    end if;
  exception
    -- It may be another time: the platform is told to repeat it.
    when deadlock_detected or lock_not_available then
      raise;
    when others then
      get stacked diagnostics v_context = pg_exception_context;
      projected.verdict := 'failed';
      projected.sqlstate := sqlstate;
      -- Postgres' own words repeat what came.
      projected.reason := case
        when split_part(v_context, E'\n', 1) ~ '^PL/pgSQL function pgcalls.* at RAISE$'
          then sqlerrm
        else 'the mapper cannot read it'
      end;
  end;

  -- Of a call that was erased nothing is kept, whenever it comes.
  v_is_erased := pgcalls.erased_session_id(
    projected.client_id, projected.external_id
  ) is not null;

  if v_is_erased then
    projected.external_id := null;
  end if;

  -- Whatever else came of a call goes with it.
  projected.session_id := coalesce(
    v_session_id,
    (
      select s.id
      from public.user_sessions as s
      where
        s.client_id = projected.client_id and s.session_id = projected.external_id
    )
  );

  if projected.session_id is not null then
    update public.webhook_events as e
    set session_id = projected.session_id
    where
      e.client_id = projected.client_id
      and e.id in (
        select other.id
        from public.webhook_events as other
        where
          other.client_id = projected.client_id
          and other.external_id = projected.external_id
          and other.provider = projected.provider
          and other.session_id is null
          and other.id <> projected.id
        for update skip locked
      );
  end if;

  update public.webhook_events as e
  set
    external_id = projected.external_id,
    event = projected.event,
    is_over = projected.is_over,
    occurred_at = projected.occurred_at,
    body = case when not v_is_erased then e.body end,
    verdict = projected.verdict,
    sqlstate = projected.sqlstate,
    reason = projected.reason,
    notices = pgcalls.fit_notices(projected.notices),
    mapper_version = projected.mapper_version,
    session_id = projected.session_id
  where e.client_id = projected.client_id and e.id = projected.id;
end;
$$;

comment on function pgcalls.project_event is
$$Make of an event what it says of a call, and write down what became of it.

document: its body, before it was redacted where there is that. notices: of reading it.
signed_by: as in record_event. Whenever it comes, the call is as if all its events had
come in the order of occurred_at, those of the end last. What cannot be mapped leaves
nothing of it in the call: the event has failed, with its SQLSTATE; what only adds to a
call waits until that is there. Answers the event as
it is now, and changed: call when it is new, else names of columns; messages.
Errors: 40P01 and 55P03, when somebody works on the call.$$;

revoke all on function pgcalls.project_event
from public, anon, authenticated, service_role;
