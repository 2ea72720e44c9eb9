-- pgcalls.erase_caller(client_id, phone, email, user_id, before): of one client.

create or replace function pgcalls.erase_caller(
  client_id text,
  phone text,
  email text,
  user_id text,
  before timestamptz
)
returns public.forget_caller_result
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_phones text[] := array_remove(array[erase_caller.phone], null);
  v_emails text[] := array_remove(array[erase_caller.email], null);
  v_names text[] := '{}';
  v_pattern text;
  v_own text;
  v_loose text;
  v_words text[];
  v_is_held boolean;
  v_contact record;
  v_session record;
  v_erased record;
  v_result public.forget_caller_result;
  v_count integer;
begin
  v_result.calls := 0;
  v_result.messages := 0;
  v_result.tool_calls := 0;
  v_result.contacts := 0;
  v_result.mentions := 0;
  v_result.held := 0;
  v_result.active := 0;
  v_result.mentioned_in := '{}';
  v_result.also_seen := '{}';

  -- The same lock, in the same order, as save_user and the usage of an ended call.
  select c.is_on_hold into v_is_held
  from public.client_subscriptions as c
  where c.client_id = erase_caller.client_id
  for no key update;

  -- What a contact is known by is the same person.
  for v_contact in
    select c.phone, c.email, c.name
    from public.contacts as c
    where
      c.client_id = erase_caller.client_id
      and (c.phone = erase_caller.phone or c.email = erase_caller.email)
      and c.created_at < erase_caller.before
  loop
    v_phones := v_phones || v_contact.phone;
    v_emails := v_emails || v_contact.email;
    v_names := v_names || v_contact.name;
  end loop;

  v_phones := array(
    select distinct p.value from unnest(v_phones) as p (value) where p.value is not null
  );
  v_emails := array(
    select distinct e.value from unnest(v_emails) as e (value) where e.value is not null
  );

  select string_agg(p.pattern, '|')
  into v_own
  from (
    select pgcalls.mention_pattern(i.value, null, null) as pattern
    from unnest(v_phones) as i (value)
    union all
    select pgcalls.mention_pattern(null, i.value, null) as pattern
    from unnest(v_emails) as i (value)
  ) as p;

  for v_session in
    select
      s.id,
      s.user_name,
      s.user_email,
      s.user_phone,
      s.user_id,
      s.customer_number,
      s.is_on_hold or v_is_held as is_held,
      s.anonymized_at is not null as is_erased,
      s.ended_at_utc is null as is_active,
      s.ended_at_utc is null and s.started_at_utc > now() - interval '1 day' as is_live
    from public.user_sessions as s
    where
      s.client_id = erase_caller.client_id
      and s.started_at_utc < erase_caller.before
      and (
        s.user_id = erase_caller.user_id
        or s.participant_identity = erase_caller.user_id
        or concat_ws(
          ' ',
          s.user_phone,
          s.customer_number,
          s.user_email,
          s.user_id,
          s.participant_identity,
          s.room_name,
          s.session_id
        ) ~* v_own
        or (
          pgcalls.is_uuid(erase_caller.user_id)
          and exists (
            select
            from public.conversation_messages as m
            where
              m.client_id = s.client_id
              and m.session_id = s.id
              and m.user_id::text = lower(erase_caller.user_id collate "C")
          )
        )
      )
    order by s.id
    for no key update
  loop
    if v_session.is_held then
      v_result.held := v_result.held + 1;
      continue;
    elsif v_session.is_live then
      v_result.active := v_result.active + 1;
      continue;
    elsif v_session.is_erased then
      continue;
    elsif v_session.is_active then
      perform pgcalls.close_stale_session(erase_caller.client_id, v_session.id);
    end if;

    v_names := v_names || v_session.user_name;
    v_result.also_seen := v_result.also_seen || array[
      v_session.user_email,
      v_session.user_phone,
      v_session.user_id,
      v_session.customer_number
    ];

    v_erased := pgcalls.erase_session(erase_caller.client_id, v_session.id);
    v_result.calls := v_result.calls + 1;
    v_result.messages := v_result.messages + v_erased.messages;
    v_result.tool_calls := v_result.tool_calls + v_erased.tool_calls;
  end loop;

  if v_result.held = 0 and v_is_held is not true then
    delete from public.contacts as c
    where
      c.client_id = erase_caller.client_id
      and (c.phone = any (v_phones) or c.email = any (v_emails))
      and c.created_at < erase_caller.before;
    get diagnostics v_result.contacts = row_count;
  end if;

  v_result.also_seen := array(
    select distinct seen.value
    from unnest(v_result.also_seen) as seen (value)
    where
      seen.value is not null
      and seen.value <> all (v_phones || v_emails)
      and seen.value is distinct from erase_caller.user_id
    order by seen.value
  );

  select string_agg(p.pattern, '|')
  into v_pattern
  from (
    select v_own as pattern
    union all
    select pgcalls.mention_pattern(null, null, n.value) as pattern
    from (select distinct name.value from unnest(v_names) as name (value)) as n
  ) as p;

  if v_pattern is null or v_is_held then
    return v_result;
  end if;

  -- What is quick to look for, before the pattern: the longest word of an address or
  -- name, or the digits of a number.
  v_words := array(
    select '%' || w.word || '%'
    from unnest(v_emails || v_names) as i (value)
    cross join lateral (
      select p.word
      from regexp_split_to_table(
        lower(replace(i.value, 'I', 'i')), '[^[:alnum:]]+'
      ) as p (word)
      order by length(p.word) desc
      limit 1
    ) as w
    where i.value ~ '\S\s+\S|@'
  );

  select string_agg(pgcalls.number_pattern(i.value), '|')
  into v_loose
  from unnest(v_phones) as i (value);

  -- Calls of others in which this caller is mentioned.
  for v_session in
    select m.id, m.session_id
    from public.conversation_messages as m
    join public.user_sessions as s on s.client_id = m.client_id and s.id = m.session_id
    where
      m.client_id = erase_caller.client_id
      and m.created_at < erase_caller.before
      and not s.is_on_hold
      -- In a case, because the planner would try the dear pattern first.
      and case
        when lower(
          replace(concat_ws(' ', m.content, m.audio_url, m.metadata), 'I', 'i')
        ) like any (v_words)
          or concat_ws(' ', m.content, m.audio_url, m.metadata) ~ v_loose
          then concat_ws(' ', m.content, m.audio_url, m.metadata) ~* v_pattern
      end
  loop
    update public.conversation_messages as m
    set
      content = pgcalls.fit(
        regexp_replace(m.content, v_pattern, '[erased]', 'gi'), 65536
      ),
      audio_url = case when m.audio_url !~* v_pattern then m.audio_url end,
      metadata = pgcalls.replace_in_json(m.metadata, v_pattern, '[erased]')
    where m.client_id = erase_caller.client_id and m.id = v_session.id;

    v_result.mentions := v_result.mentions + 1;
    v_result.mentioned_in := v_result.mentioned_in || v_session.session_id;
  end loop;

  for v_session in
    select t.id, t.session_id
    from public.tool_calls as t
    join public.user_sessions as s on s.client_id = t.client_id and s.id = t.session_id
    where
      t.client_id = erase_caller.client_id
      and t.started_at < erase_caller.before
      and not s.is_on_hold
      and case
        when lower(
          replace(
            concat_ws(' ', t.parameters, t.result, t.metadata, t.error_message),
            'I',
            'i'
          )
        ) like any (v_words)
          or concat_ws(' ', t.parameters, t.result, t.metadata, t.error_message)
          ~ v_loose
          then concat_ws(' ', t.parameters, t.result, t.metadata, t.error_message)
            ~* v_pattern
      end
  loop
    update public.tool_calls as t
    set
      parameters = pgcalls.replace_in_json(t.parameters, v_pattern, '[erased]'),
      result = pgcalls.replace_in_json(t.result, v_pattern, '[erased]'),
      metadata = pgcalls.replace_in_json(t.metadata, v_pattern, '[erased]'),
      error_message = pgcalls.fit(
        regexp_replace(t.error_message, v_pattern, '[erased]', 'gi'), 65536
      )
    where t.client_id = erase_caller.client_id and t.id = v_session.id;

    v_result.mentions := v_result.mentions + 1;
    v_result.mentioned_in := v_result.mentioned_in || v_session.session_id;
  end loop;

  update public.user_sessions as s
  set
    call_summary = pgcalls.fit(
      regexp_replace(s.call_summary, v_pattern, '[erased]', 'gi'), 65536
    ),
    call_transcript = regexp_replace(s.call_transcript, v_pattern, '[erased]', 'gi'),
    server_messages = pgcalls.replace_in_json(
      s.server_messages, v_pattern, '[erased]'
    ),
    metadata = pgcalls.replace_in_json(s.metadata, v_pattern, '[erased]'),
    ended_reason = regexp_replace(s.ended_reason, v_pattern, '[erased]', 'gi'),
    call_outcome = regexp_replace(s.call_outcome, v_pattern, '[erased]', 'gi'),
    user_name = case when s.user_name !~* v_pattern then s.user_name end,
    keywords = regexp_replace(s.keywords::text, v_pattern, 'erased', 'gi')::text[],
    topics_discussed = regexp_replace(
      s.topics_discussed::text, v_pattern, 'erased', 'gi'
    )::text[]
  where
    s.client_id = erase_caller.client_id
    and s.started_at_utc < erase_caller.before
    and not s.is_on_hold
    and s.anonymized_at is null
    and case
      when lower(replace(pgcalls.session_text(s), 'I', 'i')) like any (v_words)
        or pgcalls.session_text(s) ~ v_loose
        then pgcalls.session_text(s) ~* v_pattern
    end;
  get diagnostics v_count = row_count;
  v_result.mentions := v_result.mentions + v_count;

  delete from public.call_rollups as r
  where
    r.client_id = erase_caller.client_id
    and r.call_count = 0
    and r.value ~* v_pattern;

  v_result.mentioned_in := array(
    select distinct m.id from unnest(v_result.mentioned_in) as m (id) order by m.id
  );

  return v_result;
end;
$$;

comment on function pgcalls.erase_caller is
$$Erase a caller of one client: the calls of the caller as erase_session does, the
contact, and every mention of number, address and full name in the calls of others.

phone: E.164. email: in lower case. before: only what is older.$$;

revoke all on function pgcalls.erase_caller
from public, anon, authenticated, service_role;
