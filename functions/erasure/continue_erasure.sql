-- pgcalls.continue_erasure(erasure_id, deadline, waits): a step, client after client.

create or replace function pgcalls.continue_erasure(
  erasure_id uuid,
  deadline timestamptz,
  waits boolean
)
returns public.forget_caller_result
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_waits boolean := continue_erasure.waits;
  v_lock_timeout text := current_setting('lock_timeout');
  v_owner_id text;
  v_client_id text;
  v_failed text[] := '{}';
  v_part public.forget_caller_result;
  v_result public.forget_caller_result := pgcalls.no_erasure();
begin
  v_result.id := continue_erasure.erasure_id;

  select e.client_id into v_owner_id
  from public.erasures as e
  where e.id = continue_erasure.erasure_id;

  for v_client_id in
    select w.client_id
    from pgcalls.erasures_in_progress as w
    where w.erasure_id = continue_erasure.erasure_id
    order by w.client_id
  loop
    -- Calls come before clients, and one may be locked by now.
    begin
      if not v_waits then
        perform pgcalls.set_everywhere('lock_timeout', '20ms');
      end if;

      v_part := pgcalls.erase_caller(
        v_client_id, continue_erasure.erasure_id, continue_erasure.deadline, v_waits
      );

      update public.erasures as e
      set
        calls = e.calls + v_part.calls,
        messages = e.messages + v_part.messages,
        tool_calls = e.tool_calls + v_part.tool_calls,
        contacts = e.contacts + v_part.contacts,
        mentions = e.mentions + v_part.mentions,
        held = greatest(e.held, v_result.held + v_part.held)
      where e.client_id = v_owner_id and e.id = continue_erasure.erasure_id;

      perform pgcalls.set_everywhere('lock_timeout', v_lock_timeout);
    exception
      when lock_not_available then
        if v_waits then
          raise;
        end if;

        v_part := pgcalls.no_erasure();
      when others then
        -- Nor does one client keep another's callers: the next purge tries it again.
        v_failed := v_failed || v_client_id;
        v_part := pgcalls.no_erasure();
        v_part.failed := jsonb_build_array(
          jsonb_build_object('id', v_client_id, 'sqlstate', sqlstate)
        );
    end;

    v_waits := false;
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

  perform
  from pgcalls.erasures_in_progress as w
  where
    w.erasure_id = continue_erasure.erasure_id and w.client_id <> all (v_failed)
  limit 1;
  v_result.has_more := v_result.has_more or found;

  return v_result;
end;
$$;

comment on function pgcalls.continue_erasure is
$$A step of an erasure, one client after the other, counted in erasures.

deadline: when to stop. waits: whether nothing is locked yet. Then the first client is
waited for; with a client that somebody works on the others go on in the next step.
has_more: whether there is more to do.$$;

revoke all on function pgcalls.continue_erasure
from public, anon, authenticated, service_role;
