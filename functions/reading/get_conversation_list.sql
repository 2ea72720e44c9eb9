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
-- Each filter that is left out disappears from the plan, and its index is used.
set plan_cache_mode = force_custom_plan
as $$
declare
  v_scope record;
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

  return query
  select
    coalesce(s.session_id, s.id::text) as conversation_id,
    s.customer_number,
    s.user_name,
    s.user_phone,
    s.user_email,
    s.status,
    s.started_at,
    s.ended_at,
    s.duration_seconds,
    s.message_count,
    s.summary,
    s.id
  from public.session_summaries as s
  where
    (v_scope.client_id is null or s.client_id = v_scope.client_id)
    and (v_scope.assistant_id is null or s.assistant_id = v_scope.assistant_id)
    and (
      get_conversation_list.status is null
      or s.status = get_conversation_list.status
    )
    and (
      get_conversation_list.number is null
      or get_conversation_list.number in (s.customer_number, s.user_phone)
    )
    and (
      get_conversation_list.before is null
      or (s.started_at, s.id) < (
        get_conversation_list.before,
        coalesce(
          get_conversation_list.before_id, '00000000-0000-0000-0000-000000000000'
        )
      )
    )
  order by s.started_at desc, s.id desc
  limit coalesce(get_conversation_list.page_size, 20);
end;
$$;

comment on function pgcalls.get_conversation_list is
'Implementation of public.get_conversation_list; documented there.';

revoke all on function pgcalls.get_conversation_list
from public, anon, authenticated, service_role;
grant execute on function pgcalls.get_conversation_list
to authenticated, service_role;
