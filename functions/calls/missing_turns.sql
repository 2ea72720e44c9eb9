-- pgcalls.missing_turns(client_id, session_id, expected_count): the gaps in seq.

create or replace function pgcalls.missing_turns(
  client_id text,
  session_id uuid,
  expected_count integer
)
returns integer[]
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
-- One plan serves every call; planning it for each takes as long as running it.
set plan_cache_mode = force_generic_plan
as $$
begin
  return coalesce(
    (
      select array_agg(hole.seq order by hole.seq)
      from (
        select generate_series(gap.first_seq, gap.last_seq) as seq
        from (
          select
            coalesce(lag(m.seq) over (order by m.seq), 0) + 1 as first_seq,
            m.seq - 1 as last_seq
          from public.conversation_messages as m
          where
            m.client_id = missing_turns.client_id
            and m.session_id = missing_turns.session_id
          union all
          select
            coalesce(max(m.seq), 0) + 1 as first_seq,
            missing_turns.expected_count as last_seq
          from public.conversation_messages as m
          where
            m.client_id = missing_turns.client_id
            and m.session_id = missing_turns.session_id
        ) as gap
        where gap.first_seq <= gap.last_seq
        order by seq
        limit 1000
      ) as hole
    ),
    '{}'
  );
end;
$$;

comment on function pgcalls.missing_turns is
$$Places in the order of a call that no turn holds, up to the last one or the expected.

At most the first 1,000 of them; empty when nothing is missing.$$;

revoke all on function pgcalls.missing_turns
from public, anon, authenticated, service_role;
