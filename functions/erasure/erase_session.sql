-- pgcalls.erase_session(client_id, session_id, deadline): all that is personal.

create or replace function pgcalls.erase_session(
  client_id text,
  session_id uuid,
  deadline timestamptz,
  out messages integer,
  out tool_calls integer,
  out has_more boolean
)
returns record
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  c_rows constant integer := 2000;
  v_table record;
  v_labels text[];
  v_seq integer;
  v_to integer;
  v_count integer;
begin
  messages := 0;
  tool_calls := 0;
  has_more := false;

  -- What is kept of the analysis is found while there is something to find it in.
  update public.user_sessions as s
  set is_analysis_pending = false
  where
    s.client_id = erase_session.client_id
    and s.id = erase_session.session_id
    and s.is_analysis_pending;

  -- First the call itself: from now on nobody can add to it.
  select array[s.ended_reason, s.type, s.call_outcome] into v_labels
  from public.user_sessions as s
  where
    s.client_id = erase_session.client_id
    and s.id = erase_session.session_id
    and s.anonymized_at is null;

  if found then
    insert into pgcalls.erased_keys (client_id, key_digest, session_id)
    select s.client_id, k.digest, s.id
    from public.user_sessions as s
    cross join lateral (
      values
      (pgcalls.erasure_digest('session_id', nullif(s.session_id, s.id::text))),
      (pgcalls.erasure_digest('call_id', s.call_id::text))
    ) as k (digest)
    where
      s.client_id = erase_session.client_id
      and s.id = erase_session.session_id
      and k.digest is not null
    on conflict on constraint erased_keys_pkey do nothing;

    -- A call that nobody ended is ended by the same statement; its trigger says when:
    -- what is wiped is neither transcribed nor analysed before. Dynamic because the
    -- columns come from one list.
    execute (
      select format(
        $sql$
        update public.user_sessions as s
        set
          anonymized_at = now(),
          status = case when s.ended_at_utc is null then 'abandoned' else s.status end,
          %s
        where s.client_id = $1 and s.id = $2
        $sql$,
        string_agg(format('%I = %s', c.column_name, c.becomes), ', ')
      )
      from pgcalls.personal_columns() as c
      where c.table_name = 'user_sessions' and c.becomes is not null
    )
    using erase_session.client_id, erase_session.session_id;

    -- The update counts only what changed: before anything that comes after the client.
    perform
    from public.client_subscriptions as c
    where c.client_id = erase_session.client_id
    for no key update;

    perform pgcalls.cancel_follow_ups(
      erase_session.client_id, erase_session.session_id
    );

    -- A cell that counts no call any more still says what they were called.
    delete from public.call_breakdowns as b
    where
      b.client_id = erase_session.client_id
      and b.value = any (v_labels)
      and b.call_count = 0;
  end if;

  -- Then what belongs to it, a few rows at a time.
  v_seq := (
    select u.last_seq
    from pgcalls.unfinished_erasures as u
    where
      u.client_id = erase_session.client_id
      and u.session_id = erase_session.session_id
  );
  v_seq := coalesce(v_seq, 0);
  perform pgcalls.set_flag('erasing', true);

  for v_table in
    select
      c.table_name,
      -- What is made of the old value is asked beside it: Citus sets no column to it.
      string_agg(
        format(
          '%I = %s',
          c.column_name,
          case
            when c.becomes in ('null', '''''') then c.becomes
            else 'old.' || quote_ident(c.column_name)
          end
        ),
        ', '
      ) as changes,
      concat_ws(
        ', ',
        'id',
        string_agg(format('%s as %I', c.becomes, c.column_name), ', ') filter (
          where c.becomes not in ('null', '''''')
        )
      ) as made,
      -- What is left to wipe; the key of a usage line is replaced, not cleared.
      format(
        '(num_nonnulls(%s) > 0%s)',
        string_agg(
          case c.becomes
            when '''''' then format('nullif(%I, '''')', c.column_name)
            else quote_ident(c.column_name)
          end,
          ', '
        ) filter (where c.column_name <> 'usage_key'),
        case
          when c.table_name = 'usage_lines'
            then ' or usage_key !~ ''^erased:[0-9a-f]{64}$'''
          else ''
        end
      ) as is_left
    from pgcalls.personal_columns() as c
    where
      c.table_name in (
        'conversation_messages', 'tool_calls', 'usage_lines', 'webhook_events'
      )
      and c.becomes is not null
    group by c.table_name
    order by c.table_name
  loop
    loop
      if v_table.table_name = 'conversation_messages' then
        select max(m.seq) into v_to
        from (
          select next.seq
          from public.conversation_messages as next
          where
            next.client_id = erase_session.client_id
            and next.session_id = erase_session.session_id
            and next.seq > v_seq
          order by next.seq
          limit c_rows
        ) as m;
        exit when v_to is null;

        execute format(
          'update public.conversation_messages set %s'
          ' where client_id = $1 and session_id = $2 and seq > $3 and seq <= $4',
          v_table.changes
        )
        using erase_session.client_id, erase_session.session_id, v_seq, v_to;
        get diagnostics v_count = row_count;
        messages := messages + v_count;
        v_seq := v_to;
      else
        execute format(
          'update public.%1$I as t set %2$s from (select %3$s from public.%1$I'
          ' where client_id = $1 and session_id = $2 and %4$s limit $3) as old'
          ' where t.client_id = $1 and t.id = old.id',
          v_table.table_name,
          v_table.changes,
          v_table.made,
          v_table.is_left
        )
        using erase_session.client_id, erase_session.session_id, c_rows;
        get diagnostics v_count = row_count;
        exit when v_count = 0;

        if v_table.table_name = 'tool_calls' then
          tool_calls := tool_calls + v_count;
        end if;
      end if;

      has_more := clock_timestamp() > erase_session.deadline;
      exit when has_more;
    end loop;

    exit when has_more;
  end loop;

  perform pgcalls.set_flag('erasing', false);

  if has_more then
    insert into pgcalls.unfinished_erasures as u (client_id, session_id, last_seq)
    values (erase_session.client_id, erase_session.session_id, v_seq)
    on conflict on constraint unfinished_erasures_pkey do update
    set last_seq = excluded.last_seq, sqlstate = null;
  else
    delete from pgcalls.unfinished_erasures as u
    where
      u.client_id = erase_session.client_id
      and u.session_id = erase_session.session_id;
  end if;
end;
$$;

comment on function pgcalls.erase_session is
$$Erase all that is personal in a call, and keep what is counted: who spoke when and
how often, which tools were called, length, cost, outcome, sentiment and language.

What is personal is told by personal_columns. deadline: when to stop; what is left of a
long call then is done by the next erase_session of it, which purge_expired sees to.
Answers the turns and tool calls erased, and has_more while some are left. The caller
has locked the call.$$;

revoke all on function pgcalls.erase_session
from public, anon, authenticated, service_role;
