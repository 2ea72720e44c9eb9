-- public.import_calls(calls, client_id): store calls that are over, many at once.

create or replace function public.import_calls(
  calls jsonb,
  client_id text default null
)
returns public.import_calls_result
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return pgcalls.import_calls(import_calls.calls, import_calls.client_id);
end;
$$;

comment on function public.import_calls is
$$Store calls that are over, with their turns and tool calls, many at once.

calls: at most 1,000 objects and 32 MB, with the parameters of start_session and
end_session as keys, messages and tool_calls among them; session_id, started_at and
ended_at are needed. client_id: whose calls they are, defaults to the client "default".
Each call becomes what start_session and end_session make of it, counted, billed,
analysed and indexed once. Rules of follow-ups hold for it; limits do not, which keep
calls from starting, but it counts towards those of its client. A call whose session_id
is there already is left as it is, so all of it is safe to repeat.
Answers calls_saved, calls_duplicate, refused and notices as in end_session, with the
place of the call before that of its element: calls[3], calls[3].messages[0]. A call
that is refused is not stored, the others are.

Errors: 22023 not an array; 42501 not service_role, or a client that is not active;
PT413 over 1,000 calls or 32 MB.$$;

revoke all on function public.import_calls
from public, anon, authenticated, service_role;
grant execute on function public.import_calls
to service_role;
