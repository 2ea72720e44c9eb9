-- pgcalls.refuse_token(): refuse a token that names no client, and say what is wrong.

create or replace function pgcalls.refuse_token()
returns void
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if not pgcalls.is_uuid(pgcalls.token_claim('assistant_id')) then
    raise exception using
      errcode = 'insufficient_privilege',
      message = 'assistant_id of the token is not a uuid',
      hint = 'Put the id of a row of assistants into app_metadata of the token.';
  end if;

  raise exception using
    errcode = 'insufficient_privilege',
    message = 'the token names no client',
    hint = 'Put client_id into app_metadata of the token; the client must exist.';
end;
$$;

comment on function pgcalls.refuse_token is
$$Refuse a token of which current_client_id knows no client.

Errors: 42501 with what is wrong with the token.$$;

revoke all on function pgcalls.refuse_token
from public, anon, authenticated, service_role;
