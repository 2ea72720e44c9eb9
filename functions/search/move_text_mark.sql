-- pgcalls.move_text_mark(): index what was said of late, and say up to where.

create or replace function pgcalls.move_text_mark()
returns trigger
language plpgsql
volatile
-- definer because nobody else may write what is searched.
security definer
set search_path = pg_catalog, pg_temp
-- Else the ids of all clients are read, which lie as the table does.
set random_page_cost = 0
set seq_page_cost = 0
-- A plan made for an empty table stays.
set enable_seqscan = off
as $$
declare
  c_seen constant integer := 5000;
  c_indexed constant integer := 500;
  c_bytes constant integer := 1000000;
  v_now pg_snapshot := pg_current_snapshot();
  v_to uuid;
  v_new uuid[];
  v_some uuid[];
  v_last uuid;
  v_id uuid;
  v_indexed uuid[] := '{}';
begin
  -- Who had begun before the mark was moved last may still store a turn older than
  -- that. A transaction yet to come was one of another server, before a restore, or
  -- is our own.
  if old.marked_by > pg_snapshot_xmin(v_now)
    and (
      old.marked_by < pg_snapshot_xmax(v_now)
      or old.marked_by = pg_current_xact_id()
    )
  then
    return null;
  end if;

  -- Nobody else does: index_message sees to ids that were minted long before.
  v_to := pgcalls.first_id(old.marked_at - interval '1 second');

  select
    array_agg(x.id order by x.id) filter (where x.is_new),
    -- Whose call ends waits for this.
    array_agg(x.id order by x.id) filter (
      where x.is_new and x.number <= c_indexed and x.bytes_before <= c_bytes
    ),
    (array_agg(x.id order by x.id))[c_seen]
  into v_new, v_some, v_last
  from (
    select
      r.id,
      r.is_new,
      count(*) filter (where r.is_new) over w as number,
      sum(r.size) filter (where r.is_new) over w - r.size as bytes_before
    from (
      select
        m.id,
        octet_length(m.content) as size,
        m.content <> '' and not exists (
          select
          from pgcalls.message_texts as t
          where
            t.client_id = new.client_id
            and t.session_id = m.session_id
            and t.seq = m.seq
          offset 0
        ) as is_new
      from public.conversation_messages as m
      where
        m.client_id = new.client_id
        and m.id >= new.unindexed_from
        and m.id < v_to
      order by m.id
      limit c_seen
    ) as r
    window w as (order by r.id)
  ) as x;

  for v_id in
    insert into pgcalls.message_texts as t (
      client_id, session_id, seq, id, role, created_at, content_tsv
    )
    select
      m.client_id,
      m.session_id,
      m.seq,
      m.id,
      m.role,
      m.created_at,
      pgcalls.message_words(m.client_id, m.content, m.created_at)
    from unnest(v_some) as r (id)
    cross join lateral (
      select turn.*
      from public.conversation_messages as turn
      where
        turn.client_id = new.client_id
        and turn.id = r.id
        and turn.content <> ''
      -- Who writes the words of a turn holds it; nobody is waited for.
      for no key update skip locked
    ) as m
    on conflict do nothing
    returning t.id
  loop
    v_indexed := v_indexed || v_id;
  end loop;

  -- Up to the first that somebody held, or that is left to the next time.
  new.unindexed_from := coalesce(
    (
      select r.id
      from unnest(v_new) as r (id)
      where r.id <> all (v_indexed)
      order by r.id
      limit 1
    ),
    v_last,
    v_to
  );
  new.marked_at := now();
  new.marked_by := pg_current_xact_id();

  return new;
end;
$$;

comment on function pgcalls.move_text_mark is
$$Trigger function: index turns that have come, and move the mark of their client behind
them, at most 5,000 turns of which 500, or a megabyte, are new.

A mark moves up to where it was when it was moved before: since then every transaction
that could still store an older turn has ended. While one of them goes on, it stays.$$;

revoke all on function pgcalls.move_text_mark
from public, anon, authenticated, service_role;

create or replace trigger _200_move_text_mark
before update on pgcalls.text_marks
for each row
execute function pgcalls.move_text_mark();
