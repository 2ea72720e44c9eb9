-- pgcalls.reduce_session(client_id, session_id, deadline): to a line of the bill.

create or replace function pgcalls.reduce_session(
  client_id text,
  session_id uuid,
  deadline timestamptz
)
returns boolean
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  c_rows constant integer := 2000;
  v_count integer;
begin
  update public.user_sessions as s
  set reduced_at = now(), business_number = null, phone_number_id = null
  where
    s.client_id = reduce_session.client_id
    and s.id = reduce_session.session_id
    and s.reduced_at is null;

  delete from public.webhook_events as e
  where
    e.client_id = reduce_session.client_id
    and e.session_id = reduce_session.session_id;

  delete from public.follow_ups as f
  where
    f.client_id = reduce_session.client_id
    and f.session_id = reduce_session.session_id;

  perform pgcalls.set_flag('erasing', true);

  loop
    delete from public.conversation_messages as m
    where
      m.client_id = reduce_session.client_id
      and m.id in (
        select old.id
        from public.conversation_messages as old
        where
          old.client_id = reduce_session.client_id
          and old.session_id = reduce_session.session_id
        limit c_rows
      );
    get diagnostics v_count = row_count;

    if v_count < c_rows then
      delete from public.tool_calls as t
      where
        t.client_id = reduce_session.client_id
        and t.id in (
          select old.id
          from public.tool_calls as old
          where
            old.client_id = reduce_session.client_id
            and old.session_id = reduce_session.session_id
          limit c_rows
        );
      get diagnostics v_count = row_count;
      exit when v_count < c_rows;
    end if;

    if clock_timestamp() > reduce_session.deadline then
      insert into pgcalls.unfinished_erasures as u (client_id, session_id)
      values (reduce_session.client_id, reduce_session.session_id)
      on conflict on constraint unfinished_erasures_pkey do update
      set sqlstate = null;
      perform pgcalls.set_flag('erasing', false);

      return true;
    end if;
  end loop;

  delete from pgcalls.unfinished_erasures as u
  where
    u.client_id = reduce_session.client_id
    and u.session_id = reduce_session.session_id;
  perform pgcalls.set_flag('erasing', false);

  return false;
end;
$$;

comment on function pgcalls.reduce_session is
$$Reduce an anonymized call to its line of the bill: turns, tool calls, follow-ups and
the client's number go.

deadline: when to stop; true while something is left for the next step. The caller has
locked the call.$$;

revoke all on function pgcalls.reduce_session
from public, anon, authenticated, service_role;
