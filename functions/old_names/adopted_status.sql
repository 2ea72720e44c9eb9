-- pgcalls.adopted_status(value): what another system's word for a status means.

create or replace function pgcalls.adopted_status(
  value text
)
returns text
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_word text := lower(btrim(adopted_status.value) collate "C");
begin
  return case
    when v_word in (
      'completed', 'complete', 'ended', 'closed', 'finished', 'done', 'disconnected'
    ) then 'completed'
    when v_word in ('error', 'failed') then 'failed'
    when v_word in ('active', 'abandoned') then v_word
  end;
end;
$$;

comment on function pgcalls.adopted_status is
'What the word of another system for the status of a call means; null for nothing.';

revoke all on function pgcalls.adopted_status
from public, anon, authenticated, service_role;
grant execute on function pgcalls.adopted_status
to service_role;
