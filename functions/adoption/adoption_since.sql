-- pgcalls.adoption_since(): what was written since the old tables were set aside.

create or replace function pgcalls.adoption_since()
returns table (
  table_name text,
  stored jsonb
)
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_adoption record;
  v_was_installed boolean;
  v_had_turns boolean;
begin
  select a.* into v_adoption
  from pgcalls_adopted.adoption as a;

  v_was_installed := v_adoption.migrations <> '{}';
  -- An older version has calls only: all that belongs to them has come since.
  v_had_turns := v_adoption.had_turns;

  return query
  select 'user_sessions', to_jsonb(s)
  from public.user_sessions as s
  left join pgcalls_adopted.calls as c on c.id = s.id
  where
    (c.id is null and not v_was_installed)
    or s.updated_at > c.copied_at
  union all
  select 'conversation_messages', to_jsonb(m)
  from public.conversation_messages as m
  left join pgcalls_adopted.calls as c on c.id = m.session_id
  where
    (c.id is null and not v_had_turns)
    or m.seq > c.message_count
  union all
  select 'tool_calls', to_jsonb(t)
  from public.tool_calls as t
  left join pgcalls_adopted.calls as c on c.id = t.session_id
  where
    (c.id is not null or not v_had_turns)
    and not exists (
      select
      from pgcalls_adopted.copied as k
      where k.name = 'tool_calls' and k.id = t.id
    )
  union all
  select 'contacts', to_jsonb(u)
  from public.contacts as u
  left join pgcalls_adopted.copied as k on k.name = 'contacts' and k.id = u.id
  where
    (k.id is null and not v_had_turns)
    or (k.id is not null and u.updated_at > v_adoption.finished_at);

  if v_was_installed then
    return;
  end if;

  return query
  select 'client_subscriptions', to_jsonb(c)
  from public.client_subscriptions as c
  where c.client_id not in (v_adoption.client_id, 'default')
  union all
  select 'assistants', to_jsonb(a)
  from public.assistants as a
  where
    a.id not in (v_adoption.assistant_id, '00000000-0000-0000-0000-000000000000')
  union all
  select 'phone_numbers', to_jsonb(p)
  from public.phone_numbers as p
  union all
  select 'rate_plans', to_jsonb(r)
  from public.rate_plans as r;
end;
$$;

comment on function pgcalls.adoption_since is
$$Rows written or changed since the adoption that the old tables do not have.

Only what undoing it would take away: where pgcalls was there before, other calls
stay. An adopted call counts as changed when it was updated after it was copied.$$;

revoke all on function pgcalls.adoption_since
from public, anon, authenticated, service_role;
