-- pgcalls.require_assistant(client_id, assistant_id): an assistant that may have calls.

create or replace function pgcalls.require_assistant(
  client_id text,
  assistant_id uuid
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_is_active boolean;
begin
  select a.active into v_is_active
  from public.assistants as a
  where
    a.client_id = require_assistant.client_id
    and a.id = require_assistant.assistant_id
  for key share;

  if v_is_active then
    return;
  end if;

  if found then
    raise exception using
      errcode = 'insufficient_privilege',
      message = 'assistant is not active',
      hint = 'Set active of the assistant in assistants to true.';
  end if;

  if require_assistant.assistant_id = pgcalls.current_assistant_id() then
    raise exception using
      errcode = 'insufficient_privilege',
      message = 'assistant of the token is unknown',
      hint = 'Insert the assistant into assistants first.';
  end if;

  raise exception using
    errcode = 'invalid_parameter_value',
    message = 'assistant_id is unknown',
    hint = 'Insert the assistant into assistants first, or leave it out.';
end;
$$;

comment on function pgcalls.require_assistant is
$$Refuse an assistant that may not have calls; keeps it from being deleted meanwhile.

Errors: 22023 an unknown assistant; 42501 one that is not active, or an unknown one in
a token.$$;

revoke all on function pgcalls.require_assistant
from public, anon, authenticated, service_role;
