-- pgcalls.require_messages(messages): a batch of turns that can be stored whole.

create or replace function pgcalls.require_messages(
  messages jsonb
)
returns jsonb
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_taken jsonb;
  v_refused jsonb;
begin
  if jsonb_typeof(require_messages.messages) is distinct from 'array' then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'messages is not a JSON array',
      hint = 'Pass an array of objects with role and content.';
  end if;

  if jsonb_array_length(require_messages.messages) > 1000 then
    raise exception using
      errcode = 'PT413',
      message = 'messages has too many elements',
      hint = 'Pass at most 1,000 turns at a time.';
  end if;

  perform pgcalls.require_size(
    octet_length(require_messages.messages::text), 'messages', 8388608
  );

  select r.taken, r.refused
  into v_taken, v_refused
  from pgcalls.read_messages(require_messages.messages, true) as r;

  if v_refused <> '[]' then
    raise exception using
      errcode = case
        when jsonb_path_exists(v_refused, '$[*] ? (@.sqlstate != "PT413")')
          then '22023'
        else 'PT413'
      end,
      message = (
        select string_agg(r.element, ', ' order by r.n)
          || case count(*) when 1 then ' was refused' else ' were refused' end
        from rows from (
          jsonb_to_recordset(v_refused) as (element text)
        ) with ordinality as r (element, n)
      ),
      detail = (
        select string_agg(r.element || ': ' || r.reason, E'\n' order by r.n)
        from rows from (
          jsonb_to_recordset(v_refused) as (element text, reason text)
        ) with ordinality as r (element, reason, n)
        where r.n <= 20
      ),
      hint = v_refused #>> '{0,hint}';
  end if;

  return v_taken;
end;
$$;

comment on function pgcalls.require_messages is
$$A batch of turns in its stored form, where all of it can be stored.

messages: at most 1,000 objects and 8 MB.
Errors: 22023 and PT413 with every bad element in the message, as messages[n], and the
reasons of the first twenty in the detail.$$;

revoke all on function pgcalls.require_messages
from public, anon, authenticated, service_role;
