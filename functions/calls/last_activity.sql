-- pgcalls.last_activity(...): when a call was last heard of.

create or replace function pgcalls.last_activity(
  client_id text,
  session_id uuid,
  by_our_clock boolean
)
returns timestamptz
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select
      greatest(
        max(heard.at),
        case when last_activity.by_our_clock then max(heard.stored_at) end
      )
    from (
      (
        select
          m.created_at as at,
          pgcalls.minted_at(m.id) as stored_at
        from public.conversation_messages as m
        where
          m.client_id = last_activity.client_id
          and m.session_id = last_activity.session_id
        order by m.seq desc
        limit 50
      )
      union all
      select
        t.started_at + coalesce(t.duration_ms, 0) * interval '1 millisecond' as at,
        greatest(t.created_at, t.updated_at) as stored_at
      from public.tool_calls as t
      where
        t.client_id = last_activity.client_id
        and t.session_id = last_activity.session_id
      union all
      select
        s.started_at_utc as at,
        s.created_at as stored_at
      from public.user_sessions as s
      where
        s.client_id = last_activity.client_id
        and s.id = last_activity.session_id
    ) as heard
  );
end;
$$;

comment on function pgcalls.last_activity is
$$When a call was last heard of: its start, the last of its 50 newest turns, its tool
calls.

by_our_clock: whether to count when a turn was stored, too; an agent's clock may be
wrong, and must not make a live call look stale.$$;

revoke all on function pgcalls.last_activity
from public, anon, authenticated, service_role;
