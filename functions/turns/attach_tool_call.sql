-- pgcalls.attach_tool_call(): client of a tool call.

create or replace function pgcalls.attach_tool_call()
returns trigger
language plpgsql
volatile
-- definer because a writer of tool calls need not be able to lock calls.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_session record;
begin
  select
    s.client_id,
    s.ended_at_utc is not null as is_ended,
    s.anonymized_at is not null as is_erased
  into v_session
  from public.user_sessions as s
  where
    s.id = new.session_id
    and s.client_id = coalesce(new.client_id, s.client_id)
  for no key update;

  if v_session.is_erased then
    perform pgcalls.refuse_erased();
  end if;

  -- When there is no such call the foreign key speaks.
  new.client_id := coalesce(v_session.client_id, new.client_id, 'default');
  new.is_late := coalesce(v_session.is_ended, false);

  return new;
end;
$$;

comment on function pgcalls.attach_tool_call is
$$Trigger function: client and lateness of a tool call inserted directly.

The RPC functions know both and set is_late, so it does not fire for them.
Errors: PT409 when the call was anonymized.$$;

revoke all on function pgcalls.attach_tool_call
from public, anon, authenticated, service_role;

create or replace trigger _100_attach_tool_call
before insert on public.tool_calls
for each row
when (new.is_late is null)
execute function pgcalls.attach_tool_call();
