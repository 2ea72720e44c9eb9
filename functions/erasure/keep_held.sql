-- pgcalls.keep_held(): what is on legal hold stays.

create or replace function pgcalls.keep_held()
returns trigger
language plpgsql
volatile
-- definer because a writer of turns need not see the client.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_session_id uuid;
begin
  if tg_argv[0] = 'user_sessions' then
    v_session_id := old.id;
  else
    v_session_id := old.session_id;
  end if;

  if exists (
    select
    from public.user_sessions as s
    join public.client_subscriptions as c on c.client_id = s.client_id
    where
      s.client_id = old.client_id
      and s.id = v_session_id
      and (s.is_on_hold or c.is_on_hold)
  ) then
    raise exception using
      errcode = 'PT409',
      message = 'session is on legal hold',
      hint = 'Lift the hold first.';
  end if;

  if tg_op = 'DELETE' then
    return old;
  end if;

  return new;
end;
$$;

comment on function pgcalls.keep_held is
$$Trigger function: refuse to delete a call on legal hold, its turns and tool calls,
and to change what was said.

The argument is the name of the table. Errors: PT409.$$;

revoke all on function pgcalls.keep_held
from public, anon, authenticated, service_role;

create or replace trigger _020_keep_held
before delete on public.user_sessions
for each row
execute function pgcalls.keep_held('user_sessions');

create or replace trigger _020_keep_held
before delete on public.conversation_messages
for each row
execute function pgcalls.keep_held('conversation_messages');

-- After, so that it sees what is stored, whatever changed it.
create or replace trigger _021_keep_held
after update of content on public.conversation_messages
for each row
when (new.content <> old.content)
execute function pgcalls.keep_held('conversation_messages');

create or replace trigger _020_keep_held
before delete on public.tool_calls
for each row
execute function pgcalls.keep_held('tool_calls');
