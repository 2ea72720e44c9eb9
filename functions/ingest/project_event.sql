-- pgcalls.project_event(event, document, notices): what came becomes a call.

create or replace function pgcalls.project_event(
  event public.webhook_events,
  document jsonb,
  notices jsonb,
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
  c_mapper_version constant integer := 1;
  v_call pgcalls.platform_call;
  v_recorded record;
  v_is_erased boolean;
  v_context text;
  v_session_id uuid;
begin
  projected := project_event.event;
  projected.mapper_version := c_mapper_version;
  projected.sqlstate := null;
  projected.reason := null;
  projected.notices := project_event.notices;
  changed := '{}';

  begin
    v_call := case projected.provider
      when 'vapi' then pgcalls.map_vapi(project_event.document)
      when 'retell' then pgcalls.map_retell(project_event.document)
      when 'elevenlabs' then pgcalls.map_elevenlabs(project_event.document)
      when 'livekit' then pgcalls.map_livekit(project_event.document)
    end;
    projected.external_id := nullif(pgcalls.fit(v_call.external_id, 200), '');
    projected.event := nullif(pgcalls.fit(v_call.event, 100), '');
    projected.verdict := 'ignored';

    if v_call.start is not null then
      v_recorded := pgcalls.record_event(
        projected.client_id, projected.assistant_id, projected.provider, v_call
      );
      v_session_id := v_recorded.session_id;
      projected.verdict := 'stored';
      projected.notices := projected.notices || v_recorded.notices;
      changed := v_recorded.changed;
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
    body = case when not v_is_erased then e.body end,
    verdict = projected.verdict,
    sqlstate = projected.sqlstate,
    reason = projected.reason,
    notices = jsonb_path_query_array(projected.notices, '$[0 to 99]'),
    mapper_version = projected.mapper_version,
    session_id = projected.session_id
  where e.client_id = projected.client_id and e.id = projected.id;
end;
$$;

comment on function pgcalls.project_event is
$$Make of an event what it says of a call, and write down what became of it.

document: its body, before it was redacted where there is that. notices: of reading it.
What cannot be mapped leaves nothing of it in the call: the event has failed, with its
SQLSTATE. Answers the event as it is now, and changed as record_event does.
Errors: 40P01 and 55P03, when somebody works on the call.$$;

revoke all on function pgcalls.project_event
from public, anon, authenticated, service_role;
