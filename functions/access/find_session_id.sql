-- pgcalls.find_session_id(...): the call a reader means.

create or replace function pgcalls.find_session_id(
  client_id text,
  assistant_id uuid,
  conversation_id text
)
returns uuid
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_ids uuid[];
begin
  v_ids := array(
    select s.id
    from public.user_sessions as s
    where
      s.session_id = find_session_id.conversation_id
      and s.client_id = coalesce(find_session_id.client_id, s.client_id)
      and s.assistant_id = coalesce(find_session_id.assistant_id, s.assistant_id)
  );

  if pgcalls.is_uuid(find_session_id.conversation_id) then
    v_ids := v_ids || array(
      select s.id
      from public.user_sessions as s
      where
        s.id = find_session_id.conversation_id::uuid
        and s.id <> all (v_ids)
        and s.client_id = coalesce(find_session_id.client_id, s.client_id)
        and s.assistant_id = coalesce(find_session_id.assistant_id, s.assistant_id)
    );
  end if;

  if cardinality(v_ids) > 1 then
    perform pgcalls.refuse_ambiguous_session();
  end if;

  return v_ids[1];
end;
$$;

comment on function pgcalls.find_session_id is
$$The call a reader means: by id or by the platform's text id; null for none.

client_id, assistant_id: whose calls to look in, null for all.
Errors: PT409 when the text could mean two calls.$$;

revoke all on function pgcalls.find_session_id
from public, anon, authenticated, service_role;
grant execute on function pgcalls.find_session_id
to service_role;
