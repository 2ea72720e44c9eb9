-- pgcalls.keep_messages(session, messages): store the turns that can be stored.

create or replace function pgcalls.keep_messages(
  session pgcalls.session_handle,
  messages jsonb,
  out saved integer,
  out changed integer,
  out refused jsonb,
  out notices jsonb
)
returns record
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_taken jsonb;
  v_message jsonb;
  v_place integer := 0;
  v_hint text;
  v_saved public.log_messages_result;
begin
  saved := 0;
  changed := 0;
  notices := '[]';
  refused := pgcalls.refused_batch(keep_messages.messages, 'messages');

  if refused <> '[]' or nullif(keep_messages.messages, 'null') is null then
    return;
  end if;

  select r.taken, r.refused, r.notices
  into v_taken, refused, notices
  from pgcalls.read_messages(keep_messages.messages, false) as r;

  begin
    v_saved := pgcalls.append_messages(keep_messages.session, v_taken);
    saved := v_saved.messages_saved;
    changed := v_saved.messages_changed;

    return;
  exception
    when data_exception or sqlstate 'PT409' or sqlstate 'PT429' then null;
  end;

  -- One of them cannot be stored: each on its own.
  for v_message in
    select e.message from jsonb_array_elements(v_taken) as e (message)
  loop
    begin
      v_saved := pgcalls.append_messages(
        keep_messages.session, jsonb_build_array(v_message)
      );
      saved := saved + v_saved.messages_saved;
      changed := changed + v_saved.messages_changed;
    exception
      when data_exception or sqlstate 'PT409' or sqlstate 'PT429' then
        get stacked diagnostics v_hint = pg_exception_hint;
        refused := refused || pgcalls.refused_element(
          format('messages[%s]', coalesce(v_message ->> 'place', v_place::text)),
          sqlstate,
          replace(sqlerrm, ' of messages[0]', ''),
          v_hint
        );
    end;

    v_place := v_place + 1;
  end loop;
end;
$$;

comment on function pgcalls.keep_messages is
$$Store the turns of a batch that can be stored in a locked call, each on its own.

messages: what end_session was given; null is none. saved, changed: how many turns were
new, and how many corrected. refused, notices: as read_elements answers.$$;

revoke all on function pgcalls.keep_messages
from public, anon, authenticated, service_role;
