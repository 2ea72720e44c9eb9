-- pgcalls.end_adopted_calls(): end the old calls that are over, index the others.

create or replace function pgcalls.end_adopted_calls()
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_client_id text;
begin
  select a.client_id into v_client_id
  from pgcalls_adopted.adoption as a;

  update public.user_sessions as s
  set
    status = c.status,
    -- A call that is over although nobody wrote its end ended with its last turn.
    ended_at_utc = coalesce(
      c.ended_at_utc,
      least(
        greatest(
          (
            select max(m.created_at)
            from pgcalls_adopted.read_rows as m
            where m.n = r.n and m.reason is null
          ),
          c.started_at_utc
        ),
        c.started_at_utc + interval '9999999.999 seconds'
      )
    ),
    is_end_inferred = c.ended_at_utc is null,
    duration_seconds = c.duration_seconds
  from pgcalls_adopted.read_calls as r
  cross join lateral jsonb_to_record(r.doc) as c (
    status text, started_at_utc timestamptz, ended_at_utc timestamptz,
    is_over boolean, duration_seconds numeric
  )
  where
    s.client_id = v_client_id
    and s.id = r.id
    and c.is_over
    and r.reason is null;

  perform pgcalls.index_turns(s.client_id, s.id)
  from pgcalls_adopted.read_calls as r
  join public.user_sessions as s on s.client_id = v_client_id and s.id = r.id
  where r.reason is null and s.ended_at_utc is null;
end;
$$;

comment on function pgcalls.end_adopted_calls is
$$End the calls of pgcalls_adopted.read_calls that are over, and index the others.

Now that everything is there, so that a call is transcribed and analysed once.$$;

revoke all on function pgcalls.end_adopted_calls
from public, anon, authenticated, service_role;
