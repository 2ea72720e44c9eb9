-- pgcalls.get_conversation_list: what public.get_conversation_list does.

create or replace function pgcalls.get_conversation_list(
  page_size integer,
  before timestamptz,
  status text,
  number text,
  client_id text,
  before_id uuid
)
returns setof public.conversation_list_row
language plpgsql
stable
-- definer because callers hold no right on the tables; the tenant is checked here.
security definer
set search_path = pg_catalog, pg_temp
-- A call is looked up by its id, however few calls the statistics say a client has.
set plan_cache_mode = force_generic_plan
as $$
declare
  v_scope record;
  v_ids uuid[];
begin
  v_scope := pgcalls.reading_scope(get_conversation_list.client_id);

  perform pgcalls.require_filters(
    get_conversation_list.page_size,
    1000,
    get_conversation_list.status,
    null,
    null,
    null,
    get_conversation_list.number
  );
  perform pgcalls.audit(
    v_scope.client_id, 'read', 'get_conversation_list', null
  );

  v_ids := case
    when get_conversation_list.number is null
      then pgcalls.session_page(
        coalesce(get_conversation_list.page_size, 20),
        get_conversation_list.before,
        get_conversation_list.before_id,
        get_conversation_list.status,
        v_scope.client_id,
        v_scope.assistant_id
      )
    else pgcalls.caller_page(
      coalesce(get_conversation_list.page_size, 20),
      get_conversation_list.before,
      get_conversation_list.before_id,
      get_conversation_list.status,
      get_conversation_list.number,
      v_scope.client_id,
      v_scope.assistant_id
    )
  end;

  return query
  select
    coalesce(s.session_id, s.id::text) as conversation_id,
    s.customer_number,
    s.user_name,
    s.user_phone,
    s.user_email,
    s.status,
    s.started_at_utc,
    s.ended_at_utc,
    s.duration_seconds,
    coalesce(
      s.message_count,
      (
        select count(*)
        from public.conversation_messages as m
        where
          -- Names one client, for Citus, and is asked once a call, not once a turn.
          m.client_id = coalesce(v_scope.client_id, s.client_id)
          and m.session_id = s.id
      )
    )::integer,
    s.call_summary,
    s.id
  from public.user_sessions as s
  where
    s.id = any (v_ids)
    and (v_scope.client_id is null or s.client_id = v_scope.client_id)
  order by s.started_at_utc desc, s.id desc;
end;
$$;

comment on function pgcalls.get_conversation_list is
'Implementation of public.get_conversation_list; documented there.';

revoke all on function pgcalls.get_conversation_list
from public, anon, authenticated, service_role;
grant execute on function pgcalls.get_conversation_list
to authenticated, service_role;
