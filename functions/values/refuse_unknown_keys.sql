-- pgcalls.refuse_unknown_keys(element, known): refuse a key that nobody would read.

create or replace function pgcalls.refuse_unknown_keys(
  element jsonb,
  known text[]
)
returns void
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_unknown text;
begin
  if jsonb_typeof(refuse_unknown_keys.element) is distinct from 'object' then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'an element is not an object',
      hint = format('Pass objects with %s.', array_to_string(known, ', '));
  end if;

  v_unknown := (
    select min(k.key collate "C")
    from jsonb_object_keys(refuse_unknown_keys.element) as k (key)
    where k.key <> all (refuse_unknown_keys.known)
  );

  if v_unknown is not null then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = format('%s is not a key that is read', left(v_unknown, 100)),
      hint = coalesce(
        (
          select format('Is it %s?', k.known)
          from (
            values
            ('key', 'message_key'),
            ('id', 'message_key'),
            ('timestamp', 'created_at'),
            ('time', 'created_at'),
            ('message', 'content'),
            ('text', 'content'),
            ('speaker', 'role'),
            ('name', 'tool_name'),
            ('arguments', 'parameters'),
            ('args', 'parameters'),
            ('output', 'result'),
            ('call_id', 'tool_call_id')
          ) as k (given, known)
          where
            k.given = lower(v_unknown collate "C")
            and k.known = any (refuse_unknown_keys.known)
        ),
        'Anything else goes into metadata.'
      ) || format(' Known are %s.', array_to_string(known, ', '));
  end if;
end;
$$;

comment on function pgcalls.refuse_unknown_keys is
$$Refuse an element of a batch with a key that would be dropped without a word.

known: the keys that are read.
Errors: 22023 with the key and, where it has one, its name here.$$;

revoke all on function pgcalls.refuse_unknown_keys
from public, anon, authenticated, service_role;
