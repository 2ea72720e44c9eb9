-- pgcalls.get_conversation_statistics: what the public one does.

create or replace function pgcalls.get_conversation_statistics(
  since timestamptz,
  until timestamptz,
  client_id text
)
returns setof public.conversation_statistics_row
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
  v_scope := pgcalls.reading_scope(get_conversation_statistics.client_id);

  perform pgcalls.audit(
    v_scope.client_id, 'read', 'get_conversation_statistics', null
  );

  return query
  select
    s.status,
    count(*),
    round(
      avg(s.duration_seconds) filter (where s.is_answered is not false), 3
    ),
    round(avg(s.message_count), 2)
  from public.session_summaries as s
  where
    (v_scope.client_id is null or s.client_id = v_scope.client_id)
    and (v_scope.assistant_id is null or s.assistant_id = v_scope.assistant_id)
    and (
      get_conversation_statistics.since is null
      or s.started_at >= get_conversation_statistics.since
    )
    and (
      get_conversation_statistics.until is null
      or s.started_at < get_conversation_statistics.until
    )
  group by s.status
  order by s.status;
end;
$$;

comment on function pgcalls.get_conversation_statistics is
'Implementation of public.get_conversation_statistics; documented there.';

revoke all on function pgcalls.get_conversation_statistics
from public, anon, authenticated, service_role;
grant execute on function pgcalls.get_conversation_statistics
to authenticated, service_role;
