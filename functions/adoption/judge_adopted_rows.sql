-- pgcalls.judge_adopted_rows(): which old turns and tool calls share an id.

create or replace function pgcalls.judge_adopted_rows()
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  -- Within a call first: what is refused here takes no id from another call's row.
  update pgcalls_adopted.read_rows as r
  set reason = 'the tool call id is another row''s'
  from (
    select
      t.spot_table,
      t.spot,
      row_number() over (
        partition by t.n, t.tool_call_id
        order by t.created_at, t.row_key, t.spot_table, t.spot
      ) as place
    from pgcalls_adopted.read_rows as t
    where t.kind = 'tool_calls' and t.tool_call_id is not null and t.reason is null
  ) as t
  where r.spot_table = t.spot_table and r.spot = t.spot and t.place > 1;

  update pgcalls_adopted.read_rows as r
  set reason = 'the id is another row''s'
  from (
    select
      t.spot_table,
      t.spot,
      t.kind,
      t.id,
      row_number() over (
        partition by t.kind, t.id
        order by t.n, t.created_at, t.sort_key, t.spot_table, t.spot
      ) as place
    from pgcalls_adopted.read_rows as t
    where t.kind in ('messages', 'tool_calls') and t.reason is null
  ) as t
  where
    r.spot_table = t.spot_table
    and r.spot = t.spot
    and (
      t.place > 1
      or case t.kind
        when 'messages' then exists (
          select
          from pgcalls_adopted.kept_conversation_messages as k
          where k.id = t.id
        )
        else exists (
          select from pgcalls_adopted.kept_tool_calls as k where k.id = t.id
        )
      end
    );
end;
$$;

comment on function pgcalls.judge_adopted_rows is
$$Refuse, of the rows in pgcalls_adopted.read_rows, those whose id is another row's.

Of several rows with one id the one of the first call on the list is copied, then the
earliest. So calls that are judged in parts get the answers that they would get as a
whole.$$;

revoke all on function pgcalls.judge_adopted_rows
from public, anon, authenticated, service_role;
