-- pgcalls.turn_figures(client_id, session_id): what the turns of a call come to.

create or replace function pgcalls.turn_figures(
  client_id text,
  session_id uuid
)
returns jsonb
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_figures jsonb;
begin
  with turns as (
    select
      m.role,
      m.interrupted,
      length(m.content) as letters,
      lag(m.role) over by_seq as role_before,
      case
        when lag(m.seq) over by_seq is not null
          then greatest(
            extract(
              epoch from coalesce(m.spoken_at, m.created_at)
              - lag(coalesce(m.spoken_at, m.created_at)) over by_seq
            ),
            0
          )
      end as gap
    from public.conversation_messages as m
    where
      m.client_id = turn_figures.client_id
      and m.session_id = turn_figures.session_id
      and m.role <> 'system'
    window by_seq as (order by m.seq)
  )

  select
    jsonb_build_object(
      'interruptions', count(*) filter (where t.interrupted),
      'agent_letters', coalesce(sum(t.letters) filter (where t.role = 'agent'), 0),
      'user_letters', coalesce(sum(t.letters) filter (where t.role = 'user'), 0),
      'longest_silence_seconds', round(max(t.gap), 3),
      'responses',
      (
        select coalesce(jsonb_object_agg(r.bucket, r.turns), '{}')
        from (
          select
            pgcalls.response_bucket(a.gap) as bucket,
            count(*) as turns
          from turns as a
          where a.role = 'agent' and a.role_before = 'user'
          group by 1
        ) as r
      )
    )
  into v_figures
  from turns as t;

  return v_figures || (
    select
      jsonb_build_object(
        'tool_successes', count(*) filter (where c.success),
        'tool_failures', count(*) filter (where not c.success)
      )
    from public.tool_calls as c
    where
      c.client_id = turn_figures.client_id
      and c.session_id = turn_figures.session_id
  );
end;
$$;

comment on function pgcalls.turn_figures is
$$What the turns and tool calls of a call come to: the figures that rollups add up.

An object of interruptions, agent_letters and user_letters, longest_silence_seconds,
responses (how many answers of the agent took how long, by response_bucket),
tool_successes and tool_failures. Turns of role system are left out; a turn is at
spoken_at, else created_at, as in session_figures.$$;

revoke all on function pgcalls.turn_figures
from public, anon, authenticated, service_role;
