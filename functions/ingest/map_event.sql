-- pgcalls.map_event(provider, body): what a platform says of a call.

create or replace function pgcalls.map_event(
  provider text,
  body jsonb
)
returns pgcalls.platform_call
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  -- Platforms write null for what is not there.
  v_body jsonb := jsonb_strip_nulls(map_event.body);
begin
  return case map_event.provider
    when 'vapi' then pgcalls.map_vapi(v_body)
    when 'retell' then pgcalls.map_retell(v_body)
    when 'elevenlabs' then pgcalls.map_elevenlabs(v_body)
    when 'livekit' then pgcalls.map_livekit(v_body)
  end;
end;
$$;

comment on function pgcalls.map_event is
$$What an event says of a call, by the mapper of its platform.

Errors: those of reading what is not of its shape.$$;

revoke all on function pgcalls.map_event
from public, anon, authenticated, service_role;
