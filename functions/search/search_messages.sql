-- pgcalls.search_messages: what public.search_messages does.

create or replace function pgcalls.search_messages(
  query text,
  session_id text,
  role text,
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
returns setof public.search_messages_row
language plpgsql
stable
-- definer because a policy would keep the index from being used; the tenant is checked
-- here.
security definer
set search_path = pg_catalog, pg_temp
-- For what is changed below.
set plan_cache_mode = auto
-- Else the ids of all clients are read, which lie as the table does.
set random_page_cost = 0
set seq_page_cost = 0
-- A plan made for an empty table stays, and what is read whole all the same looks dear.
set enable_seqscan = off
set jit = off
as $$
declare
  v_scope record;
  v_query tsquery;
  v_words tsquery;
  v_patterns text[];
  -- Ids that are no uuid v7 are greater, and indexed at once.
  v_tomorrow uuid := pgcalls.first_id(now() + interval '1 day');
  v_is_rare boolean;
  v_is_recent boolean;
  v_is_done boolean := false;
  v_count integer;
  v_recent integer := 0;
  v_role text;
  v_has_call_filter boolean;
  v_session_id uuid;
  v_asked record;
  v_parts tsquery[];
  v_part tsquery;
  v_some_ids uuid[];
  v_some_ranks real[];
  v_ids uuid[] := '{}';
  v_ranks real[] := '{}';
begin
  v_scope := pgcalls.reading_scope(search_messages.client_id);
  perform pgcalls.audit(
    v_scope.client_id, 'read', 'search_messages', null
  );
  v_query := pgcalls.search_query(search_messages.query);

  perform pgcalls.require_filters(
    search_messages.page_size,
    100,
    search_messages.status,
    search_messages.sentiment,
    search_messages.call_outcome,
    search_messages.language,
    search_messages.number
  );
  perform pgcalls.require_text(search_messages.session_id, 'session_id', 200);

  v_role := pgcalls.canonical_role(search_messages.role);

  if v_role is null and search_messages.role is not null then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'role is unknown',
      hint = 'Pass user, agent or system.';
  end if;

  -- Nothing where an agent asks for another assistant than its own.
  if v_scope.assistant_id <> search_messages.assistant_id then
    return;
  end if;

  v_scope.assistant_id := coalesce(v_scope.assistant_id, search_messages.assistant_id);
  v_has_call_filter := num_nonnulls(
    v_scope.assistant_id,
    search_messages.session_id,
    search_messages.status,
    search_messages.sentiment,
    search_messages.call_outcome,
    search_messages.language,
    search_messages.number
  ) > 0;

  if search_messages.session_id is not null then
    v_session_id := pgcalls.find_session_id(
      v_scope.client_id, v_scope.assistant_id, search_messages.session_id
    );

    if v_session_id is null then
      return;
    end if;
  end if;

  if v_query is null then
    return;
  end if;

  v_asked := pgcalls.message_queries(
    v_query, v_scope.client_id, search_messages.until
  );
  v_parts := v_asked.queries;
  v_is_rare := v_asked.is_rare;
  v_words := v_query;
  v_patterns := pgcalls.text_patterns(v_query);
  v_query := pgcalls.ranking_query(v_query);

  -- Custom: each filter that is left out disappears, and Citus asks one node.
  perform set_config(
    'plan_cache_mode',
    case
      when v_has_call_filter or pgcalls.is_spread() then 'force_custom_plan'
      else 'force_generic_plan'
    end,
    true
  );

  -- What was said of late is looked at directly: of what is rare all at once, else some
  -- of it first, and the rest where nobody has said much. An unordered limit reads no
  -- more of the tables than it needs.
  for v_step in v_is_rare::integer .. cardinality(v_parts) + 1 loop
    v_part := v_parts[v_step];
    v_is_recent := v_part is null or (v_is_rare and v_step = 1);
    continue when v_part is not null and v_is_done;
    exit when
      v_step > cardinality(v_parts)
      and (v_recent < 100 or cardinality(v_ids) >= 1000);

    select
      array_agg(c.id),
      array_agg(c.rank)
    into v_some_ids, v_some_ranks
    from (
      select
        t.id,
        ts_rank(t.content_tsv, v_query) as rank
      from (
        select
          recent.client_id,
          recent.session_id,
          recent.id,
          recent.role,
          recent.created_at,
          said.words as content_tsv
        from pgcalls.text_marks as k
        cross join lateral (
          select turn.*
          from public.conversation_messages as turn
          where
            turn.client_id = k.client_id
            and turn.id >= k.unindexed_from
            and turn.id < v_tomorrow
            and (v_scope.client_id is null or turn.client_id = v_scope.client_id)
          order by turn.id desc
          offset 0
        ) as recent
        -- Offset 0: its words are told once, and only where the letters are.
        cross join lateral (
          select to_tsvector('pgcalls.multilingual', recent.content) as words
          offset 0
        ) as said
        where
          v_is_recent
          and (v_scope.client_id is null or k.client_id = v_scope.client_id)
          -- What is not all ASCII may be stemmed to what is: digits, marks of Arabic.
          and (
            octet_length(recent.content) > length(recent.content)
            or lower(recent.content collate "C") like any (v_patterns)
          )
          and said.words @@ v_words
          and not exists (
            select
            from pgcalls.message_texts as t
            where
              t.client_id = recent.client_id
              and t.session_id = recent.session_id
              and t.seq = recent.seq
              and (v_scope.client_id is null or t.client_id = v_scope.client_id)
            offset 0
          )
        union all
        select
          indexed.client_id,
          indexed.session_id,
          indexed.id,
          indexed.role,
          indexed.created_at,
          indexed.content_tsv
        from pgcalls.message_texts as indexed
        where
          indexed.content_tsv @@ v_part
          and (
            v_scope.client_id is null
            or v_is_rare
            or indexed.client_id = v_scope.client_id
          )
          -- By no index: few have the word, and a client may have said a lot.
          and (
            v_scope.client_id is null
            or not v_is_rare
            or indexed.client_id || '' = v_scope.client_id
          )
      ) as t
      where
        (t.role = v_role or (v_role is null and t.role <> 'system'))
        and (search_messages.since is null or t.created_at >= search_messages.since)
        and (search_messages.until is null or t.created_at < search_messages.until)
        and (
          not v_has_call_filter
          or exists (
            select
            from public.user_sessions as s
            where
              s.client_id = t.client_id
              and s.id = t.session_id
              and (v_scope.client_id is null or s.client_id = v_scope.client_id)
              and (
                v_scope.assistant_id is null
                or s.assistant_id = v_scope.assistant_id
              )
              and (v_session_id is null or s.id = v_session_id)
              and (search_messages.status is null or s.status = search_messages.status)
              and (
                search_messages.sentiment is null
                or s.sentiment = search_messages.sentiment
              )
              and (
                search_messages.call_outcome is null
                or s.call_outcome = search_messages.call_outcome
              )
              and (
                search_messages.language is null
                or lower(s.language collate "C")
                = lower(search_messages.language collate "C")
                or starts_with(
                  lower(s.language collate "C"),
                  lower(search_messages.language collate "C") || '-'
                )
              )
              and (
                search_messages.number is null
                or search_messages.number in (s.customer_number, s.user_phone)
              )
          )
        )
      limit case when v_step = 0 then 100 else 1000 end
    ) as c;

    v_ids := v_ids || coalesce(v_some_ids, '{}');
    v_ranks := v_ranks || coalesce(v_some_ranks, '{}');
    v_count := coalesce(cardinality(v_some_ids), 0);

    if v_step = 0 then
      v_recent := v_count;
    else
      v_is_done := (v_count = 1000) <> v_is_rare;
    end if;
  end loop;

  return query
  select
    p.id,
    coalesce(s.session_id, s.id::text),
    m.seq,
    m.role,
    m.created_at,
    pgcalls.highlight(m.content, v_query),
    p.rank,
    s.id
  from (
    select distinct
      r.id,
      r.rank
    from unnest(v_ids, v_ranks) as r (id, rank)
    where
      search_messages.after_rank is null
      or (r.rank, r.id) < (
        search_messages.after_rank,
        coalesce(search_messages.after_id, '00000000-0000-0000-0000-000000000000')
      )
    order by r.rank desc, r.id desc
    limit coalesce(search_messages.page_size, 20)
  ) as p
  join public.conversation_messages as m on m.id = p.id
  join public.user_sessions as s
    on s.client_id = m.client_id and s.id = m.session_id
  where v_scope.client_id is null or m.client_id = v_scope.client_id
  order by p.rank desc, p.id desc;
end;
$$;

comment on function pgcalls.search_messages is
'Implementation of public.search_messages; documented there.';

revoke all on function pgcalls.search_messages
from public, anon, authenticated, service_role;
grant execute on function pgcalls.search_messages
to authenticated, service_role;
