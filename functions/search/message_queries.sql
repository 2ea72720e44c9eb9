-- pgcalls.message_queries(...): a search of turns, as the index answers it soonest.

create or replace function pgcalls.message_queries(
  query tsquery,
  client_id text,
  until timestamptz,
  out queries tsquery[],
  out is_rare boolean
)
returns record
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
-- The index of the words, whatever the statistics say.
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
as $$
declare
  -- Nothing is older; no instant is infinite.
  v_until timestamptz := greatest(
    least(message_queries.until, now() + interval '1 hour'), '2000-01-01T00:00:00Z'
  );
  v_longest timestamptz := v_until - interval '15 days';
  v_since timestamptz := v_longest;
  v_newest tsquery;
  v_count integer := 1000;
  v_own tsquery := coalesce(
    message_queries.query
    && pgcalls.exact_query(left(' ' || message_queries.client_id, 500)),
    message_queries.query
  );
begin
  is_rare := false;

  -- On Citus nobody can say how often others use a word.
  if not pgcalls.is_spread() then
    v_since := greatest(pgcalls.newest_calls(null, v_until), v_longest);
    v_newest := message_queries.query && pgcalls.time_query(v_since, v_until);

    select count(*)
    into v_count
    from (
      select
      from pgcalls.message_texts as t
      where t.content_tsv @@ v_newest
      limit 1000
    ) as c;

    -- To look up the client of each of few takes longer than to read them.
    if v_count < 5 then
      queries := array[message_queries.query, v_newest];
      is_rare := true;
      return;
    end if;
  end if;

  if message_queries.client_id is not null then
    v_since := greatest(
      pgcalls.newest_calls(message_queries.client_id, v_until), v_longest
    );
  end if;

  if v_count < 1000 then
    v_since := greatest(
      v_until - (v_until - v_since) * (1500.0 / v_count), v_longest
    );
  end if;

  v_since := least(v_since, v_until - interval '1 hour');

  while v_since >= v_longest loop
    queries := queries || (v_own && pgcalls.time_query(v_since, v_until));
    v_since := v_until - (v_until - v_since) * 8;
  end loop;

  queries := queries || v_own;
end;
$$;

comment on function pgcalls.message_queries is
$$The queries of message_texts that find a search, to be asked in turn until one finds
enough: what was said of late first, as far back as holds enough by how often the newest
sixty calls say it, then all.

is_rare: where these hardly say it, all is asked first, and what was said of late only
when that is too much. client_id: null for all clients. until: null for now. Hours and
clients are words of the index.$$;

revoke all on function pgcalls.message_queries
from public, anon, authenticated, service_role;
