-- pgcalls.search_sessions: what public.search_sessions does.

create or replace function pgcalls.search_sessions(
  query text,
  client_id text,
  status text,
  sentiment text,
  call_outcome text,
  language text,
  number text,
  since timestamptz,
  until timestamptz,
  page_size integer,
  after_rank real,
  after_id uuid,
  assistant_id uuid
)
returns setof public.search_sessions_row
language plpgsql
stable
-- definer because a policy would keep the index from being used; the tenant is checked
-- here.
security definer
set search_path = pg_catalog, pg_temp
-- Each filter that is left out disappears from the plan.
set plan_cache_mode = force_custom_plan
as $$
declare
  v_scope record;
  v_query tsquery;
  v_parts tsquery[];
  v_part tsquery;
  v_some_ids uuid[];
  v_some_ranks real[];
  v_ids uuid[] := '{}';
  v_ranks real[] := '{}';
begin
  v_scope := pgcalls.reading_scope(search_sessions.client_id);
  perform pgcalls.audit(
    v_scope.client_id, 'read', 'search_sessions', null
  );
  v_query := pgcalls.search_query(search_sessions.query);

  perform pgcalls.require_filters(
    search_sessions.page_size,
    100,
    search_sessions.status,
    search_sessions.sentiment,
    search_sessions.call_outcome,
    search_sessions.language,
    search_sessions.number
  );

  if v_query is null then
    return;
  end if;

  -- Nothing where an agent asks for another assistant than its own.
  if v_scope.assistant_id <> search_sessions.assistant_id then
    return;
  end if;

  v_scope.assistant_id := coalesce(v_scope.assistant_id, search_sessions.assistant_id);

  v_parts := pgcalls.index_queries(v_query, v_scope.client_id, search_sessions.until);
  v_query := pgcalls.ranking_query(v_query);

  -- The newest first. An unordered limit reads no more of the table than it needs.
  foreach v_part in array v_parts loop
    select
      array_agg(c.id),
      array_agg(c.rank)
    into v_some_ids, v_some_ranks
    from (
      select
        t.session_id as id,
        ts_rank(t.content_tsv, v_query) as rank
      from pgcalls.session_texts as t
      join public.user_sessions as s
        on s.client_id = t.client_id and s.id = t.session_id
      where
        t.content_tsv @@ v_part
        and (v_scope.client_id is null or t.client_id = v_scope.client_id)
        and (v_scope.assistant_id is null or s.assistant_id = v_scope.assistant_id)
        and (
          search_sessions.since is null or s.started_at_utc >= search_sessions.since
        )
        and (search_sessions.until is null or s.started_at_utc < search_sessions.until)
        and (search_sessions.status is null or s.status = search_sessions.status)
        and (
          search_sessions.sentiment is null
          or s.sentiment = search_sessions.sentiment
        )
        and (
          search_sessions.call_outcome is null
          or s.call_outcome = search_sessions.call_outcome
        )
        and (
          search_sessions.language is null
          or lower(s.language collate "C") = lower(search_sessions.language collate "C")
          or starts_with(
            lower(s.language collate "C"),
            lower(search_sessions.language collate "C") || '-'
          )
        )
        and (
          search_sessions.number is null
          or search_sessions.number in (s.customer_number, s.user_phone)
        )
      limit 200
    ) as c;

    v_ids := v_ids || coalesce(v_some_ids, '{}');
    v_ranks := v_ranks || coalesce(v_some_ranks, '{}');
    exit when cardinality(v_some_ids) = 200;
  end loop;

  return query
  select
    s.id,
    coalesce(s.session_id, s.id::text),
    s.status,
    s.started_at_utc,
    s.ended_at_utc,
    s.customer_number,
    s.user_name,
    s.user_phone,
    s.user_email,
    s.sentiment,
    s.call_outcome,
    s.language,
    s.call_summary,
    pgcalls.highlight(
      concat_ws(E'
', s.call_summary, left(s.call_transcript, 20000)), v_query
    ),
    p.rank
  from (
    select distinct
      r.id,
      r.rank
    from unnest(v_ids, v_ranks) as r (id, rank)
    where
      search_sessions.after_rank is null
      or (r.rank, r.id) < (
        search_sessions.after_rank,
        coalesce(search_sessions.after_id, '00000000-0000-0000-0000-000000000000')
      )
    order by r.rank desc, r.id desc
    limit coalesce(search_sessions.page_size, 20)
  ) as p
  join public.user_sessions as s on s.id = p.id
  where v_scope.client_id is null or s.client_id = v_scope.client_id
  order by p.rank desc, p.id desc;
end;
$$;

comment on function pgcalls.search_sessions is
'Implementation of public.search_sessions; documented there.';

revoke all on function pgcalls.search_sessions
from public, anon, authenticated, service_role;
grant execute on function pgcalls.search_sessions
to authenticated, service_role;
