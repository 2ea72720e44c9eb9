-- pgcalls.require_session_id(...): the call that a row of a dialect belongs to.

create or replace function pgcalls.require_session_id(
  client_id text,
  session_id text,
  table_name text
)
returns uuid
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_constraint text := require_session_id.table_name || '_session_id_fkey';
  v_id uuid := pgcalls.find_session_id(
    require_session_id.client_id, null, require_session_id.session_id
  );
begin
  -- The id itself is of one call.
  if require_session_id.client_id is null
    and v_id::text <> lower(require_session_id.session_id collate "C")
    and pgcalls.is_erased_elsewhere(
      (
        select s.client_id from public.user_sessions as s where s.id = v_id
      ),
      require_session_id.session_id
    )
  then
    perform pgcalls.refuse_ambiguous_session();
  end if;

  -- What was erased is still known by its old session_id, and says so.
  v_id := coalesce(
    v_id,
    pgcalls.erased_session_id(
      require_session_id.client_id, require_session_id.session_id
    )
  );

  if v_id is null then
    -- In the words of the foreign key, which is the error its callers know.
    raise exception using
      errcode = 'foreign_key_violation',
      schema = 'public',
      table = require_session_id.table_name,
      constraint = v_constraint,
      message = format(
        'insert or update on table "%s" violates foreign key constraint "%s"',
        require_session_id.table_name,
        v_constraint
      ),
      hint = 'Start the session first, and pass its id or its session_id.';
  end if;

  return v_id;
end;
$$;

comment on function pgcalls.require_session_id is
$$The id of the call that a row of a dialect belongs to, by id or by session_id.

client_id: whose call, null for any client's. table_name: where the row goes.
Errors: 23503 when there is no such call; PT409 when several clients have one.$$;

revoke all on function pgcalls.require_session_id
from public, anon, authenticated, service_role;
grant execute on function pgcalls.require_session_id
to service_role;
