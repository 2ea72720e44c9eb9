-- pgcalls.store_adopted_calls(): write the old calls that are good.

create or replace function pgcalls.store_adopted_calls()
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_adoption record;
begin
  select a.* into v_adoption
  from pgcalls_adopted.adoption as a;

  insert into public.user_sessions (
    id, client_id, assistant_id, session_id, call_id, user_id, started_at_utc,
    room_name, participant_identity, user_name, user_email, user_phone, demo_scheduled,
    demo_time, demo_timezone, topics_discussed, call_summary, language, source,
    metadata, created_at
  )
  select
    c.id,
    v_adoption.client_id,
    v_adoption.assistant_id,
    c.session_id,
    c.call_id,
    c.user_id,
    c.started_at_utc,
    c.room_name,
    c.participant_identity,
    c.user_name,
    c.user_email,
    c.user_phone,
    coalesce(c.demo_scheduled, false),
    c.demo_time,
    c.demo_timezone,
    c.topics_discussed,
    c.call_summary,
    c.language,
    c.source,
    -- A count that says what the turns say is no news.
    case
      when c.metadata -> 'legacy_message_count' = to_jsonb(coalesce(t.turns, 0))
        then c.metadata - 'legacy_message_count'::text
      else c.metadata
    end,
    c.created_at
  from pgcalls_adopted.read_calls as r
  cross join lateral jsonb_to_record(r.doc) as c (
    id uuid, session_id text, call_id uuid, user_id text,
    started_at_utc timestamptz, room_name text, participant_identity text,
    user_name text, user_email text, user_phone text, demo_scheduled boolean,
    demo_time timestamptz, demo_timezone text, topics_discussed text[],
    call_summary text, language text, source text, metadata jsonb,
    created_at timestamptz
  )
  left join (
    select m.n, count(*) as turns
    from pgcalls_adopted.read_rows as m
    where m.kind = 'messages' and m.reason is null
    group by m.n
  ) as t on t.n = r.n
  where r.reason is null
  order by c.started_at_utc;
end;
$$;

comment on function pgcalls.store_adopted_calls is
'Write the good calls of pgcalls_adopted.read_calls, as calls that go on.';

revoke all on function pgcalls.store_adopted_calls
from public, anon, authenticated, service_role;
