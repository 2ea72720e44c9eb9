-- pgcalls.recost_session(): the cost of an ended call follows its usage lines.

create or replace function pgcalls.recost_session()
returns trigger
language plpgsql
volatile
-- definer because a writer of usage lines need not be able to write calls.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_row record := case when tg_op = 'DELETE' then old else new end;
begin
  if tg_op = 'UPDATE' and new.price is not distinct from old.price then
    return null;
  end if;

  update public.user_sessions as s
  set usage_cost = null
  where
    s.client_id = v_row.client_id
    and s.id = v_row.session_id
    and s.ended_at_utc is not null;

  return null;
end;
$$;

comment on function pgcalls.recost_session is
'Trigger function: sum the usage lines of an ended call again after a late change.';

revoke all on function pgcalls.recost_session
from public, anon, authenticated, service_role;

create or replace trigger _600_recost_session
after insert or update or delete on public.usage_lines
for each row
execute function pgcalls.recost_session();
