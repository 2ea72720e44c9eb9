-- pgcalls.check_messages(messages): refuse a batch and name its bad turn.

create or replace function pgcalls.check_messages(
  messages jsonb
)
returns void
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_state text;
  v_message text;
  v_hint text;
begin
  if jsonb_typeof(check_messages.messages) is distinct from 'array' then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'messages is not a JSON array',
      hint = 'Pass an array of objects with role and content.';
  end if;

  if jsonb_array_length(check_messages.messages) > 1000 then
    raise exception using
      errcode = 'PT413',
      message = 'messages has too many elements',
      hint = 'Pass at most 1,000 turns at a time.';
  end if;

  begin
    perform pgcalls.check_elements(check_messages.messages);
    return;
  exception
    when others then null;
  end;

  -- Only a refused batch comes here: find the element to name.
  for v_index in 0 .. jsonb_array_length(check_messages.messages) - 1 loop
    begin
      perform pgcalls.check_elements(
        jsonb_build_array(check_messages.messages -> v_index)
      );
    exception
      when others then
        get stacked diagnostics
          v_state = returned_sqlstate,
          v_message = message_text,
          v_hint = pg_exception_hint;
        raise exception using
          errcode = case v_state
            when 'PT413' then v_state else 'invalid_parameter_value'
          end,
          message = format('messages[%s] was refused', v_index),
          detail = case
            when v_hint = '' then 'A value has the wrong type.' else v_message
          end,
          hint = coalesce(
            nullif(v_hint, ''),
            'Pass objects; seq is an integer, created_at and spoken_at are instants.'
          );
    end;
  end loop;
end;
$$;

comment on function pgcalls.check_messages is
$$Refuse a batch of turns that cannot be stored whole, and name the first bad element.

Errors: 22023 with the element in the message; PT413 over 1,000 elements, or when an
element is too large.$$;

revoke all on function pgcalls.check_messages
from public, anon, authenticated, service_role;
