-- pgcalls.session_page(...): the keys of a page of calls, newest first.

create or replace function pgcalls.session_page(
  page_size integer,
  before timestamptz,
  before_id uuid,
  status text,
  client_id text,
  assistant_id uuid
)
returns uuid[]
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
-- Each statement compares and orders by the whole key of one index, so that no other
-- plan is left, whatever the statistics say; and it is planned once.
set plan_cache_mode = force_generic_plan
set enable_sort = off
set enable_incremental_sort = off
as $$
declare
  v_before timestamptz := coalesce(session_page.before, 'infinity');
  v_before_id uuid := coalesce(
    session_page.before_id, '00000000-0000-0000-0000-000000000000'
  );
  v_ids uuid[];
begin
  if session_page.client_id is null then
    if pgcalls.is_spread() then
      -- Dynamic because Citus reads several clients by no generic plan.
      execute
        'select array('
        ' select s.id'
        ' from public.user_sessions as s'
        ' where (s.started_at_utc, s.id) < ($1, $2) and ($3 is null or s.status = $3)'
        ' order by s.started_at_utc desc, s.id desc'
        ' limit $4)'
      into v_ids
      using v_before, v_before_id, session_page.status, session_page.page_size;

      return v_ids;
    end if;

    return array(
      select s.id
      from public.user_sessions as s
      where
        (s.started_at_utc, s.id) < (v_before, v_before_id)
        and (session_page.status is null or s.status = session_page.status)
      order by s.started_at_utc desc, s.id desc
      limit session_page.page_size
    );
  end if;

  if session_page.status <> 'completed' then
    return array(
      select s.id
      from public.user_sessions as s
      where
        -- What the index holds.
        s.status <> 'completed'
        and s.client_id = session_page.client_id
        and (s.client_id, s.status, s.started_at_utc, s.id)
        < (session_page.client_id, session_page.status, v_before, v_before_id)
        and (s.client_id, s.status) >= (session_page.client_id, session_page.status)
        and (
          session_page.assistant_id is null
          or s.assistant_id = session_page.assistant_id
        )
      order by s.client_id desc, s.status desc, s.started_at_utc desc, s.id desc
      limit session_page.page_size
    );
  end if;

  if session_page.assistant_id is not null then
    return array(
      select s.id
      from public.user_sessions as s
      where
        s.client_id = session_page.client_id
        and (s.client_id, s.assistant_id, s.started_at_utc, s.id)
        < (session_page.client_id, session_page.assistant_id, v_before, v_before_id)
        and (s.client_id, s.assistant_id)
        >= (session_page.client_id, session_page.assistant_id)
        and (session_page.status is null or s.status = session_page.status)
      order by s.client_id desc, s.assistant_id desc, s.started_at_utc desc, s.id desc
      limit session_page.page_size
    );
  end if;

  return array(
    select s.id
    from public.user_sessions as s
    where
      s.client_id = session_page.client_id
      and (s.client_id, s.started_at_utc, s.id)
      < (session_page.client_id, v_before, v_before_id)
      and (session_page.status is null or s.status = session_page.status)
    order by s.client_id desc, s.started_at_utc desc, s.id desc
    limit session_page.page_size
  );
end;
$$;

comment on function pgcalls.session_page is
$$The keys of a page of calls, newest first: for those who then compute for these only.

page_size: how many. before, before_id: started_at_utc and id of the last call of the
page before, null for the first page. status, client_id, assistant_id: null for any.$$;

revoke all on function pgcalls.session_page
from public, anon, authenticated, service_role;
