-- pgcalls.erase_caller(client_id, erasure_id, deadline, waits): a step, in one client.

create or replace function pgcalls.erase_caller(
  client_id text,
  erasure_id uuid,
  deadline timestamptz,
  waits boolean
)
returns public.forget_caller_result
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  c_tables constant text[] := '{conversation_messages,tool_calls,usage_lines,'
    'follow_ups,user_sessions,contacts,webhook_events}'::text[];
  c_analysed constant integer := 100;
  v_work pgcalls.erasures_in_progress;
  v_client record;
  v_row record;
  v_erased record;
  v_keys text[];
  v_like text[];
  v_own uuid[] := '{}';
  v_caller pgcalls.caller;
  v_everything pgcalls.caller;
  v_found_tables text[] := '{}';
  v_found_ids uuid[] := '{}';
  v_calls uuid[] := '{}';
  v_ids uuid[];
  v_matches uuid[];
  v_sessions uuid[];
  v_recount uuid[] := '{}';
  v_by_turn uuid[] := '{}';
  v_empty text[];
  v_read_until timestamptz;
  v_done_table text;
  v_done_id uuid;
  v_is_done boolean := true;
  v_mention record;
  v_result public.forget_caller_result := pgcalls.no_erasure();
begin
  select w.* into v_work
  from pgcalls.erasures_in_progress as w
  where w.client_id = erase_caller.client_id and w.erasure_id = erase_caller.erasure_id
  for update skip locked;

  if not found then
    return v_result;
  end if;

  -- Who called may be told by the analysis alone. It counts the calls, and so locks the
  -- client: it is a step of its own.
  if v_work.table_name is null and exists (
    select
    from public.user_sessions as s
    where s.client_id = erase_caller.client_id and s.is_analysis_pending
  ) then
    -- Those that fail are told again and again.
    if (
      select count(*) filter (where a.failed is null and a.id is not null) < c_analysed
      from pgcalls.analyse_pending(c_analysed, erase_caller.client_id) as a
    ) then
      -- Not the element itself, of which Citus 13.2.2 dies.
      v_work.table_name := c_tables[1];

      update pgcalls.erasures_in_progress as w
      set table_name = v_work.table_name
      where
        w.client_id = erase_caller.client_id
        and w.erasure_id = erase_caller.erasure_id;
    end if;

    v_result.has_more := true;

    return v_result;
  end if;

  select c.is_on_hold, c.default_country into v_client
  from public.client_subscriptions as c
  where c.client_id = erase_caller.client_id;

  -- What a contact is known by is the same person, and who saved it said the name.
  for v_row in
    select c.phone, c.email, c.name
    from public.contacts as c
    where
      c.client_id = erase_caller.client_id
      and (c.phone = any (v_work.phones) or c.email = any (v_work.emails))
      and c.created_at < v_work.before
  loop
    v_work.phones := v_work.phones || v_row.phone;
    v_work.emails := v_work.emails || v_row.email;
    v_work.names := v_work.names || v_row.name;
  end loop;

  v_work.phones := array(
    select distinct p.value from unnest(v_work.phones) as p (value)
    where p.value is not null
  );
  v_work.emails := array(
    select distinct e.value from unnest(v_work.emails) as e (value)
    where e.value is not null
  );
  v_keys := array(
    select 'phone:' || p.value from unnest(v_work.phones) as p (value)
    union all
    select 'email:' || e.value from unnest(v_work.emails) as e (value)
    union all
    select 'user_id:' || v_work.user_id
    where v_work.user_id is not null
  );
  v_like := array(
    select
      '%'
      || regexp_replace(
        lower(replace(pgcalls.compose(i.value), 'I', 'i')),
        '([\\%_])',
        '\\\1',
        'g'
      )
      || '%'
    from unnest(v_work.emails || v_work.user_id) as i (value)
    where i.value is not null
  );
  v_caller := pgcalls.caller_patterns(
    v_work.phones, v_work.emails, '{}', v_client.default_country
  );

  -- Nothing is locked yet: all calls come before the client, in the order of their ids.
  if pgcalls.is_uuid(v_work.user_id) then
    v_by_turn := array(
      select distinct m.session_id
      from public.conversation_messages as m
      where
        m.client_id = erase_caller.client_id
        and m.user_id = v_work.user_id::uuid
    );
  end if;

  for v_row in
    select s.id, s.user_name, s.derived_columns, s.anonymized_at
    from public.user_sessions as s
    cross join lateral (
      select
        pgcalls.compose(
          concat_ws(
            ' ',
            s.user_phone,
            s.customer_number,
            s.customer_address,
            s.user_email,
            s.user_id,
            s.participant_identity,
            s.room_name,
            s.session_id
          )
        ) as content
    ) as who
    where
      s.client_id = erase_caller.client_id
      and s.started_at_utc < v_work.before
      and s.anonymized_at is null
      and (
        case
          when
            lower(replace(who.content, 'I', 'i')) like any (v_like)
            or who.content ~ v_caller.loose_numbers
            then pgcalls.caller_keys(s, v_client.default_country) && v_keys
        end
        or s.id = any (v_by_turn)
      )
  loop
    v_own := v_own || v_row.id;

    if 'user_name' = any (v_row.derived_columns) then
      v_work.unsure_names := v_work.unsure_names || v_row.user_name;
    else
      v_work.names := v_work.names || v_row.user_name;
    end if;
  end loop;

  -- A name that says little, or that nobody confirmed, is looked for, but stays. A
  -- number with more than a hundred names is a switchboard.
  select
    coalesce(
      array_agg(n.name) filter (
        where n.is_given and pgcalls.is_telling_name(n.name) and n.count <= 100
      ),
      '{}'
    ),
    coalesce(
      array_agg(n.name) filter (
        where
        not (n.is_given and pgcalls.is_telling_name(n.name)) and n.count <= 100
      ),
      '{}'
    )
  into v_work.names, v_work.unsure_names
  from (
    select
      name.value as name,
      bool_or(name.is_given) as is_given,
      count(*) over () as count
    from (
      select btrim(given.value) as value, true as is_given
      from unnest(v_work.names) as given (value)
      union all
      select btrim(unsure.value) as value, false as is_given
      from unnest(v_work.unsure_names) as unsure (value)
    ) as name
    where name.value ~ '[[:alnum:]]'
    group by name.value
  ) as n;

  v_caller := pgcalls.caller_patterns(
    v_work.phones, v_work.emails, v_work.names, v_client.default_country
  );
  v_everything := pgcalls.caller_patterns(
    v_work.phones,
    v_work.emails,
    v_work.names || v_work.unsure_names,
    v_client.default_country
  );

  -- Where the caller is mentioned, until half of the time is over.
  v_read_until := clock_timestamp()
    + (
      least(erase_caller.deadline, clock_timestamp() + interval '1000 years')
      - clock_timestamp()
    ) / 2;
  v_work.table_name := coalesce(v_work.table_name, c_tables[1]);
  v_work.last_id := coalesce(
    v_work.last_id, '00000000-0000-0000-0000-000000000000'
  );

  v_done_table := v_work.table_name;
  v_done_id := v_work.last_id;

  while v_work.table_name is not null and not v_client.is_on_hold loop
    select m.ids, m.matches, m.sessions into v_ids, v_matches, v_sessions
    from pgcalls.find_mentions(
      erase_caller.client_id,
      v_work.table_name,
      v_work.last_id,
      v_everything
    ) as m;

    v_matches := array(
      select m.id
      from unnest(v_matches, v_sessions) with ordinality as m (id, session_id, n)
      where m.session_id is null or m.session_id <> all (v_own)
      order by m.n
    );
    v_found_ids := v_found_ids || v_matches;
    v_found_tables := v_found_tables
      || array_fill(v_work.table_name, array[cardinality(v_matches)]);
    v_calls := v_calls || v_sessions;

    if v_ids = '{}' then
      v_work.table_name := c_tables[array_position(c_tables, v_work.table_name) + 1];
      v_work.last_id := '00000000-0000-0000-0000-000000000000';
    else
      v_work.last_id := v_ids[cardinality(v_ids)];
    end if;

    exit when clock_timestamp() > v_read_until;
  end loop;

  if erase_caller.waits then
    perform
    from public.user_sessions as s
    where s.client_id = erase_caller.client_id and s.id = any (v_own || v_calls)
    order by s.id
    for no key update;
  else
    perform
    from public.user_sessions as s
    where s.client_id = erase_caller.client_id and s.id = any (v_own || v_calls)
    for no key update nowait;

    perform
    from public.client_subscriptions as c
    where c.client_id = erase_caller.client_id
    for no key update nowait;
  end if;

  for v_row in
    select
      s.id,
      s.user_email,
      s.user_phone,
      s.user_id,
      s.customer_number,
      s.is_on_hold or v_client.is_on_hold as is_held,
      s.ended_at_utc is null and s.started_at_utc > now() - interval '1 day' as is_live
    from public.user_sessions as s
    where
      s.client_id = erase_caller.client_id
      and s.id = any (v_own)
      and s.anonymized_at is null
    order by s.id
  loop
    if v_row.is_held then
      v_result.held := v_result.held + 1;
      continue;
    elsif v_row.is_live then
      v_result.active := v_result.active + 1;
      continue;
    end if;

    if clock_timestamp() > erase_caller.deadline and v_result.calls > 0 then
      v_is_done := false;
      exit;
    end if;

    -- Each call stands alone: what cannot be erased is told, and keeps nothing else.
    begin
      v_erased := pgcalls.erase_session(
        erase_caller.client_id, v_row.id, erase_caller.deadline
      );
      v_result.calls := v_result.calls + 1;
      v_result.messages := v_result.messages + v_erased.messages;
      v_result.tool_calls := v_result.tool_calls + v_erased.tool_calls;
      v_result.has_more := v_result.has_more or v_erased.has_more;
      v_result.also_seen := v_result.also_seen || array[
        v_row.user_email, v_row.user_phone, v_row.user_id, v_row.customer_number
      ];
    exception
      when lock_not_available then
        raise;
      when others then
        v_result.failed := v_result.failed
          || jsonb_build_object('id', v_row.id, 'sqlstate', sqlstate);
        perform pgcalls.note_failed_erasure(
          erase_caller.client_id, v_row.id, sqlstate
        );
    end;
  end loop;

  -- Before contacts, as save_user does, and before rollups.
  perform
  from public.client_subscriptions as c
  where c.client_id = erase_caller.client_id
  for no key update;

  if v_result.held = 0 and not v_client.is_on_hold then
    for v_row in
      select c.id
      from public.contacts as c
      where
        c.client_id = erase_caller.client_id
        and (c.phone = any (v_work.phones) or c.email = any (v_work.emails))
        and c.created_at < v_work.before
      order by c.id
    loop
      begin
        delete from public.contacts as c
        where c.client_id = erase_caller.client_id and c.id = v_row.id;
        v_result.contacts := v_result.contacts + 1;
      exception
        when lock_not_available then
          raise;
        when others then
          v_result.failed := v_result.failed
            || jsonb_build_object('id', v_row.id, 'sqlstate', sqlstate);
      end;
    end loop;
  end if;

  perform pgcalls.set_flag('erasing', true);

  for v_row in
    select
      f.table_name,
      f.id,
      f.table_name in ('user_sessions', 'contacts', 'webhook_events') as is_last
    from unnest(v_found_tables, v_found_ids) with ordinality as f (table_name, id, n)
    order by f.n
  loop
    -- The rest in the next step, from here.
    if clock_timestamp() > erase_caller.deadline
      and v_result.mentions + v_result.calls > 0
    then
      v_work.table_name := v_done_table;
      v_work.last_id := v_done_id;
      exit;
    end if;

    -- Counted and transcribed once for all turns of a call, and before the call itself
    -- is looked at.
    if v_row.is_last and v_recount <> '{}' then
      perform pgcalls.recount_sessions(erase_caller.client_id, v_recount);
      v_recount := '{}';
    end if;

    begin
      v_mention := pgcalls.erase_mention(
        erase_caller.client_id,
        v_row.table_name,
        v_row.id,
        v_work.before,
        v_own,
        v_caller,
        v_everything
      );

      if v_mention.is_changed then
        v_result.mentions := v_result.mentions + 1;
      end if;

      if v_mention.is_mentioned then
        v_result.mentioned_in := v_result.mentioned_in || v_mention.session_id;
      end if;

      if v_mention.is_changed and not v_row.is_last then
        v_recount := v_recount || v_mention.session_id;
      end if;
    exception
      when lock_not_available then
        raise;
      when others then
        v_result.failed := v_result.failed
          || jsonb_build_object('id', v_row.id, 'sqlstate', sqlstate);
    end;

    v_done_table := v_row.table_name;
    v_done_id := v_row.id;
  end loop;

  perform pgcalls.recount_sessions(erase_caller.client_id, v_recount);
  perform pgcalls.set_flag('erasing', false);

  -- A cell that counts no call any more still says what they were called.
  v_empty := array(
    select distinct b.value
    from public.call_breakdowns as b
    where
      b.client_id = erase_caller.client_id
      and b.call_count = 0
      and pgcalls.erase_mentions(to_jsonb(b.value), v_caller, '') <> to_jsonb(b.value)
  );

  delete from public.call_breakdowns as b
  where
    b.client_id = erase_caller.client_id
    and b.call_count = 0
    and b.value = any (v_empty);

  v_result.mentioned_in := array(
    select distinct m.id from unnest(v_result.mentioned_in) as m (id)
    where m.id is not null
    order by m.id
  );
  v_result.also_seen := array(
    select distinct seen.value
    from unnest(v_result.also_seen) as seen (value)
    where
      seen.value is not null
      and seen.value <> all (v_work.phones || v_work.emails)
      and seen.value is distinct from v_work.user_id
    order by seen.value
  );

  if v_client.is_on_hold or (v_work.table_name is null and v_is_done) then
    delete from pgcalls.erasures_in_progress as w
    where
      w.client_id = erase_caller.client_id
      and w.erasure_id = erase_caller.erasure_id;
  else
    v_result.has_more := true;

    update pgcalls.erasures_in_progress as w
    set
      phones = v_work.phones,
      emails = v_work.emails,
      names = v_work.names,
      unsure_names = v_work.unsure_names,
      table_name = v_work.table_name,
      last_id = v_work.last_id
    where
      w.client_id = erase_caller.client_id
      and w.erasure_id = erase_caller.erasure_id;
  end if;

  return v_result;
end;
$$;

comment on function pgcalls.erase_caller is
$$A step of forgetting a caller in one client: the calls of the caller as erase_session
does, the contact, and every mention of number, address and full name elsewhere.

Whose is told by the row of erasures_in_progress, which goes with the last step and
remembers until then how far the search came. Calls that wait for their analysis are
analysed first, in a step or more of their own. deadline: when to stop; a step always
does something. All calls are locked by id before the client (lock_session). waits:
whether to wait for them; 55P03 where one is locked and it does not.$$;

revoke all on function pgcalls.erase_caller
from public, anon, authenticated, service_role;
