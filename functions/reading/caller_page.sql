-- pgcalls.caller_page(...): the keys of a page of one caller's calls, newest first.

create or replace function pgcalls.caller_page(
  page_size integer,
  before timestamptz,
  before_id uuid,
  status text,
  number text,
  client_id text,
  assistant_id uuid
)
returns uuid[]
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  -- Of all clients, each by its index: there is none of user_phone alone.
  v_ids uuid[] := array(
    select n.id
    from public.user_sessions as n
    where
      n.customer_number = caller_page.number
      and (caller_page.client_id is null or n.client_id = caller_page.client_id)
    union
    select p.id
    from public.client_subscriptions as c
    cross join lateral (
      select u.id
      from public.user_sessions as u
      where
        u.client_id = c.client_id
        and u.user_phone = caller_page.number
        and (caller_page.client_id is null or u.client_id = caller_page.client_id)
      -- Keeps this a lookup per client.
      offset 0
    ) as p
    where caller_page.client_id is null or c.client_id = caller_page.client_id
  );
begin
  return array(
    select s.id
    from public.user_sessions as s
    where
      s.id = any (v_ids)
      and (caller_page.client_id is null or s.client_id = caller_page.client_id)
      and (
        caller_page.before is null
        or (s.started_at_utc, s.id) < (
          caller_page.before,
          coalesce(caller_page.before_id, '00000000-0000-0000-0000-000000000000')
        )
      )
      and (caller_page.status is null or s.status = caller_page.status)
      and (
        caller_page.assistant_id is null or s.assistant_id = caller_page.assistant_id
      )
    order by s.started_at_utc desc, s.id desc
    limit caller_page.page_size
  );
end;
$$;

comment on function pgcalls.caller_page is
$$The keys of a page of the calls of one caller, newest first.

number: either number of the caller. The others as in session_page().$$;

revoke all on function pgcalls.caller_page
from public, anon, authenticated, service_role;
