-- pgcalls.judge_adopted_calls(): which old calls share an id with another call.

create or replace function pgcalls.judge_adopted_calls()
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_client_id text;
  v_call record;
begin
  select a.client_id into v_client_id
  from pgcalls_adopted.adoption as a;

  -- One after the other: a call that is refused does not keep the next one away.
  for v_call in
    select c.*
    from (
      select
        r.*,
        count(*) over (partition by r.n) as with_key,
        count(*) over (partition by r.id) as with_id,
        count(*) over (partition by r.session_id) as with_session_id,
        case
          when r.call_id is not null then count(*) over (partition by r.call_id)
        end as with_call_id
      from pgcalls_adopted.read_calls as r
      where r.reason is null
    ) as c
    where
      c.with_key > 1
      or c.with_id > 1
      or c.with_session_id > 1
      or c.with_call_id > 1
      or exists (
        select from pgcalls_adopted.kept_user_sessions as k where k.id = c.id
      )
      or exists (
        select
        from pgcalls_adopted.kept_user_sessions as k
        where k.client_id = v_client_id and k.session_id = c.session_id
      )
      or exists (
        select
        from pgcalls_adopted.kept_user_sessions as k
        where k.client_id = v_client_id and k.call_id = c.call_id
      )
      -- keep_ids_apart: no session_id is the id of another call.
      or exists (
        select
        from pgcalls_adopted.kept_user_sessions as k
        where k.client_id = v_client_id and k.session_id = c.id::text
      )
      or exists (
        select
        from pgcalls_adopted.kept_user_sessions as k
        where k.id = c.session_uuid
      )
      or c.id in (
        select b.session_uuid
        from pgcalls_adopted.read_calls as b
        where b.session_uuid <> b.id
      )
      or c.session_uuid <> c.id
      and c.session_uuid in (select b.id from pgcalls_adopted.read_calls as b)
    order by c.place
  loop
    update pgcalls_adopted.read_calls as r
    set reason = case
      when exists (
        select from pgcalls_adopted.kept_user_sessions as k where k.id = v_call.id
        union all
        select
        from pgcalls_adopted.kept_user_sessions as k
        where
          k.client_id = v_client_id
          and k.session_id = v_call.id::text
          and k.id <> v_call.id
        union all
        select
        from pgcalls_adopted.read_calls as b
        where
          (
            b.id = v_call.id
            or b.n = v_call.n
            or (b.session_id = v_call.id::text and b.id <> v_call.id)
          )
          and b.place < v_call.place
          and b.reason is null
      ) then 'the id is another call''s'
      when exists (
        select
        from pgcalls_adopted.kept_user_sessions as k
        where
          k.client_id = v_client_id
          and (
            k.session_id = v_call.session_id
            or (k.id = v_call.session_uuid and k.id <> v_call.id)
          )
        union all
        select
        from pgcalls_adopted.read_calls as b
        where
          (
            b.session_id = v_call.session_id
            or (b.id = v_call.session_uuid and b.id <> v_call.id)
          )
          and b.place < v_call.place
          and b.reason is null
      ) then 'the session id is another call''s'
      when exists (
        select
        from pgcalls_adopted.kept_user_sessions as k
        where k.client_id = v_client_id and k.call_id = v_call.call_id
        union all
        select
        from pgcalls_adopted.read_calls as b
        where
          b.call_id = v_call.call_id
          and b.place < v_call.place
          and b.reason is null
      ) then 'the call id is another call''s'
    end
    where r.place = v_call.place;
  end loop;

  -- What turns name them by: the first call on the list has a name.
  insert into pgcalls_adopted.call_keys (dialect, key, n)
  select r.dialect, k.key, r.n
  from pgcalls_adopted.read_calls as r
  cross join lateral unnest(r.keys) with ordinality as k (key, place)
  order by r.place, k.place
  on conflict do nothing;
end;
$$;

comment on function pgcalls.judge_adopted_calls is
$$Refuse, of the calls in pgcalls_adopted.read_calls, those whose id is another call's.

Of several calls with one id the first on the list is copied. So a list that is judged
in parts, one after the other, gets the answers that it would get as a whole.$$;

revoke all on function pgcalls.judge_adopted_calls
from public, anon, authenticated, service_role;
