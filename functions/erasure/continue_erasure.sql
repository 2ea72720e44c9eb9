-- pgcalls.continue_erasure(erasure_id, deadline): a step, client after client.

create or replace function pgcalls.continue_erasure(
  erasure_id uuid,
  deadline timestamptz
)
returns public.forget_caller_result
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_client_id text;
  v_part public.forget_caller_result;
  v_result public.forget_caller_result := pgcalls.no_erasure();
begin
  v_result.id := continue_erasure.erasure_id;

  for v_client_id in
    select w.client_id
    from pgcalls.erasures_in_progress as w
    where w.erasure_id = continue_erasure.erasure_id
    order by w.client_id
  loop
    v_part := pgcalls.erase_caller(
      v_client_id, continue_erasure.erasure_id, continue_erasure.deadline
    );
    v_result.calls := v_result.calls + v_part.calls;
    v_result.messages := v_result.messages + v_part.messages;
    v_result.tool_calls := v_result.tool_calls + v_part.tool_calls;
    v_result.contacts := v_result.contacts + v_part.contacts;
    v_result.mentions := v_result.mentions + v_part.mentions;
    v_result.held := v_result.held + v_part.held;
    v_result.active := v_result.active + v_part.active;
    v_result.mentioned_in := v_result.mentioned_in || v_part.mentioned_in;
    v_result.also_seen := v_result.also_seen || v_part.also_seen;
    v_result.failed := v_result.failed || v_part.failed;
    v_result.has_more := v_result.has_more or v_part.has_more;
    exit when clock_timestamp() > continue_erasure.deadline;
  end loop;

  v_result.has_more := v_result.has_more or exists (
    select
    from pgcalls.erasures_in_progress as w
    where w.erasure_id = continue_erasure.erasure_id
  );

  update public.erasures as e
  set
    calls = e.calls + v_result.calls,
    messages = e.messages + v_result.messages,
    tool_calls = e.tool_calls + v_result.tool_calls,
    contacts = e.contacts + v_result.contacts,
    mentions = e.mentions + v_result.mentions,
    held = greatest(e.held, v_result.held)
  where e.id = continue_erasure.erasure_id;

  return v_result;
end;
$$;

comment on function pgcalls.continue_erasure is
$$A step of an erasure, one client after the other, in the order in which everybody
takes several; counted in erasures.

deadline: when to stop. has_more: whether there is more to do.$$;

revoke all on function pgcalls.continue_erasure
from public, anon, authenticated, service_role;
