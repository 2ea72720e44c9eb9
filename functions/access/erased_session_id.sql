-- pgcalls.erased_session_id(client_id, session_id): the call that had this text id.

create or replace function pgcalls.erased_session_id(
  client_id text,
  session_id text
)
returns uuid
language plpgsql
stable
-- definer because nobody else may read what is remembered.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_digest text := pgcalls.erasure_digest('session_id', erased_session_id.session_id);
  v_ids uuid[];
begin
  if erased_session_id.client_id is not null then
    return (
      select k.session_id
      from pgcalls.erased_keys as k
      where k.client_id = erased_session_id.client_id and k.key_digest = v_digest
    );
  end if;

  v_ids := array(
    select k.session_id
    from public.client_subscriptions as c
    join pgcalls.erased_keys as k
      on k.client_id = c.client_id and k.key_digest = v_digest
  );

  if cardinality(v_ids) > 1 then
    perform pgcalls.refuse_ambiguous_session();
  end if;

  return v_ids[1];
end;
$$;

comment on function pgcalls.erased_session_id is
$$The id of the call that had this session_id before it was erased; null for none.

client_id: whose calls to look in, null for all.$$;

revoke all on function pgcalls.erased_session_id
from public, anon, authenticated, service_role;
grant execute on function pgcalls.erased_session_id
to service_role;
