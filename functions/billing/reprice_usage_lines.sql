-- pgcalls.reprice_usage_lines(): lines follow the plan of their call.

create or replace function pgcalls.reprice_usage_lines()
returns trigger
language plpgsql
volatile
-- definer because a writer of calls need not be able to write usage lines.
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  -- The trigger of the lines prices them.
  update public.usage_lines as l
  set price = null
  where l.client_id = new.client_id and l.session_id = new.id;

  return null;
end;
$$;

comment on function pgcalls.reprice_usage_lines is
'Trigger function: price the usage lines of a call again when its plan changes.';

revoke all on function pgcalls.reprice_usage_lines
from public, anon, authenticated, service_role;

create or replace trigger user_sessions_reprice_usage_lines
after update on public.user_sessions
for each row
when (new.rate_plan_id is distinct from old.rate_plan_id)
execute function pgcalls.reprice_usage_lines();
