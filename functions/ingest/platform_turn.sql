-- pgcalls.platform_turn(...): an element of a platform's transcript as a turn.

create or replace function pgcalls.platform_turn(
  role text,
  content jsonb,
  message_key text,
  created_at timestamptz,
  interrupted boolean,
  rest jsonb
)
returns jsonb
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_rest record;
begin
  v_rest := pgcalls.fit_document(platform_turn.rest, 15000);

  return jsonb_strip_nulls(
    jsonb_build_object(
      'role', coalesce(pgcalls.canonical_role(platform_turn.role), 'system'),
      'content', coalesce(platform_turn.content, to_jsonb(platform_turn.role)),
      'message_key', platform_turn.message_key,
      'created_at', platform_turn.created_at,
      'interrupted', platform_turn.interrupted
    )
  ) || jsonb_build_object(
    'metadata',
    nullif(
      v_rest.kept || case
        when v_rest.left_out <> '{}'
          then jsonb_build_object('left_out', v_rest.left_out)
        else '{}'
      end,
      '{}'
    )
  );
end;
$$;

comment on function pgcalls.platform_turn is
$$An element of a platform's transcript as log_messages takes it.

role: as the platform says; what is no speaker is a note of the system. content: what
was said; null for an element without words, such as a digit, which is known by its
role. message_key: the platform's id of it, or its place. rest: for its metadata,
where left_out names the keys that do not fit.$$;

revoke all on function pgcalls.platform_turn
from public, anon, authenticated, service_role;
