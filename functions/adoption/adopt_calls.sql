-- pgcalls.adopt_calls(places): copy old calls with everything that belongs to them.

create or replace function pgcalls.adopt_calls(
  places bigint[]
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
declare
  v_adoption record;
  v_country text;
  v_source record;
  v_keys text[];
  v_found jsonb[];
  v_calls jsonb[] := '{}';
  v_call_at jsonb;
  v_children jsonb[] := '{}';
  v_activity jsonb;
  v_counts jsonb;
begin
  -- The audit has a line for each call, not for its turns.
  perform set_config('pgcalls.adopting', 'on', true);

  select a.* into v_adoption
  from pgcalls_adopted.adoption as a;

  select c.default_country into v_country
  from public.client_subscriptions as c
  where c.client_id = v_adoption.client_id;

  -- The calls. Dynamic, here and below, because the old tables and their keys differ.
  for v_source in
    select s.*
    from pgcalls_adopted.sources as s
    where
      s.kind = 'calls'
      and s.name in (
        select c.source
        from pgcalls_adopted.calls as c
        where c.n = any (adopt_calls.places)
      )
    order by s.name
  loop
    execute format(
      $query$
      select array_agg(
        pgcalls.adopted_call(%1$L, found.row, $2)
        || jsonb_build_object(
          'n', found.n, 'table', %2$L::text, 'row_key', found.row_key,
          'dialect', %1$L::text, 'row', found.row
        )
      )
      from (
        select c.n, c.row_key, pgcalls.adopted_row(o) as row
        from pgcalls_adopted.calls as c
        join pgcalls_adopted.%2$I as o on o.%3$I = c.row_key::%4$s
        where c.source = %2$L and c.n = any ($1)
        offset 0
      ) as found
      $query$,
      v_source.dialect, v_source.name, v_source.key_column, v_source.key_type
    ) into v_found using adopt_calls.places, v_country;

    v_calls := v_calls || v_found;
  end loop;

  v_calls := array(
    select
      c.doc || case
        when c.doc ? 'reason' then '{}'
        when c.id_place > 1 or exists (
          select from public.user_sessions as s where s.id = c.id
        ) then jsonb_build_object('reason', 'the id is another call''s')
        when c.session_place > 1 or exists (
          select
          from public.user_sessions as s
          where
            s.client_id = v_adoption.client_id
            and s.session_id = c.doc ->> 'session_id'
        ) then jsonb_build_object('reason', 'the session id is another call''s')
        when c.doc ->> 'call_id' is not null and exists (
          select
          from public.user_sessions as s
          where
            s.client_id = v_adoption.client_id
            and s.call_id = (c.doc ->> 'call_id')::uuid
        ) then jsonb_build_object('reason', 'the call id is another call''s')
        else '{}'
      end
    from (
      select
        d.doc,
        (d.doc ->> 'id')::uuid as id,
        row_number() over (partition by d.doc ->> 'id' order by d.place) as id_place,
        row_number() over (partition by d.doc ->> 'session_id' order by d.place)
          as session_place
      from unnest(v_calls) with ordinality as d (doc, place)
    ) as c
  );

  -- Looked up by place: joins with arrays, whose size the planner does not know, would
  -- compare every turn with every call.
  select jsonb_object_agg(
    c.doc ->> 'n',
    jsonb_build_object(
      'id', c.doc -> 'id',
      'is_refused', c.doc ? 'reason',
      'started_at_utc', c.doc -> 'started_at_utc',
      'room_name', c.doc -> 'room_name',
      'participant_identity', c.doc -> 'participant_identity',
      'user_phone', c.doc -> 'user_phone'
    )
    -- Of a key that two rows share, the one that is copied.
    order by not c.doc ? 'reason'
  ) into v_call_at
  from unnest(v_calls) as c (doc);

  insert into pgcalls_adopted.call_keys (dialect, key, n)
  select c.doc ->> 'dialect', k.key, (c.doc ->> 'n')::bigint
  from unnest(v_calls) as c (doc)
  -- A row that cannot be read is still known by its key.
  cross join lateral jsonb_array_elements_text(
    coalesce(c.doc -> 'keys', '[]')
    || coalesce(c.doc -> 'row' -> 'session_id', 'null')
    || coalesce(c.doc -> 'row' -> 'conversation_id', 'null')
    || (c.doc -> 'row_key')
  ) with ordinality as k (key, place)
  where k.key is not null
  order by k.place
  on conflict do nothing;

  -- What belongs to them.
  for v_source in
    select s.*
    from pgcalls_adopted.sources as s
    where
      s.kind in ('messages', 'tool_calls')
      and s.dialect in (select c.doc ->> 'dialect' from unnest(v_calls) as c (doc))
    order by s.name
  loop
    v_keys := array(
      select k.key
      from pgcalls_adopted.call_keys as k
      where
        k.n = any (adopt_calls.places)
        and k.dialect = v_source.dialect
        and case v_source.key_type
          when 'uuid' then pgcalls.is_uuid(k.key)
          when 'bigint' then k.key ~ '^[0-9]{1,18}$'
          when 'integer' then k.key ~ '^[0-9]{1,9}$'
          else true
        end
    );

    execute format(
      $query$
      select array_agg(
        %5$s
        || jsonb_build_object(
          'n', found.n, 'table', %1$L::text, 'kind', %6$L::text, 'row', found.row
        )
        || case
          when found.row_key is null then '{}'
          else jsonb_build_object('row_key', found.row_key)
        end
      )
      from (
        select
          k.n,
          $2 -> k.n::text as call,
          %7$s as row_key,
          pgcalls.adopted_row(o) as row
        from pgcalls_adopted.%1$I as o
        join pgcalls_adopted.call_keys as k
          on k.dialect = %2$L and k.key = o.%3$I::text
        where o.%3$I = any ($1::%4$s[]) and $2 ? k.n::text
        offset 0
      ) as found
      $query$,
      v_source.name,
      v_source.dialect,
      v_source.key_column,
      v_source.key_type,
      case v_source.kind
        when 'messages' then format(
          'pgcalls.adopted_message(%L, found.row, found.call)', v_source.dialect
        )
        else 'pgcalls.adopted_tool_call(found.row, found.call)'
      end,
      v_source.kind,
      coalesce(format('o.%I::text', v_source.id_column), 'null::text')
    ) into v_found using v_keys, v_call_at;

    v_children := v_children || v_found;
  end loop;

  v_children := array(
    select
      c.doc || case
        when (v_call_at -> c.n -> 'is_refused')::boolean
          then jsonb_build_object('reason', 'its call is in quarantine')
        when c.doc ->> 'reason' is not null then '{}'
        when c.place > 1
          or (
            c.doc ->> 'kind' = 'messages' and exists (
              select from public.conversation_messages as m where m.id = c.id
            )
          )
          or (
            c.doc ->> 'kind' = 'tool_calls' and exists (
              select from public.tool_calls as t where t.id = c.id
            )
          )
          then jsonb_build_object('reason', 'the id is another row''s')
        when c.doc ->> 'tool_call_id' is not null and c.tool_place > 1
          then jsonb_build_object('reason', 'the tool call id is another row''s')
        else '{}'
      end
    from (
      select
        d.doc,
        (d.doc ->> 'id')::uuid as id,
        d.doc ->> 'n' as n,
        row_number() over (partition by d.doc ->> 'kind', d.doc ->> 'id') as place,
        row_number() over (
          partition by d.doc ->> 'n', d.doc ->> 'tool_call_id'
          order by d.doc ->> 'created_at'
        ) as tool_place
      from unnest(v_children) as d (doc)
    ) as c
  );

  select jsonb_object_agg(last.n, last.at), jsonb_object_agg(last.n, last.turns)
  into v_activity, v_counts
  from (
    select
      c.doc ->> 'n' as n,
      max((c.doc ->> 'created_at')::timestamptz) as at,
      count(*) filter (where c.doc ->> 'kind' = 'messages') as turns
    from unnest(v_children) as c (doc)
    where c.doc ->> 'reason' is null
    group by c.doc ->> 'n'
  ) as last;

  insert into public.user_sessions (
    id, client_id, assistant_id, session_id, call_id, user_id, started_at_utc,
    room_name, participant_identity, user_name, user_email, user_phone, demo_scheduled,
    demo_time, demo_timezone, topics_discussed, call_summary, language, source,
    metadata, created_at
  )
  select
    c.id,
    v_adoption.client_id,
    v_adoption.assistant_id,
    c.session_id,
    c.call_id,
    c.user_id,
    c.started_at_utc,
    c.room_name,
    c.participant_identity,
    c.user_name,
    c.user_email,
    c.user_phone,
    coalesce(c.demo_scheduled, false),
    c.demo_time,
    c.demo_timezone,
    c.topics_discussed,
    c.call_summary,
    c.language,
    c.source,
    -- A count that says what the turns say is no news.
    case
      when c.metadata -> 'legacy_message_count'
        = coalesce(v_counts -> c.n::text, '0')
        then c.metadata - 'legacy_message_count'::text
      else c.metadata
    end,
    c.created_at
  from unnest(v_calls) as d (doc)
  cross join lateral jsonb_to_record(d.doc) as c (
    n bigint, id uuid, session_id text, call_id uuid, user_id text,
    started_at_utc timestamptz, room_name text, participant_identity text,
    user_name text, user_email text, user_phone text, demo_scheduled boolean,
    demo_time timestamptz, demo_timezone text, topics_discussed text[],
    call_summary text, language text, source text, metadata jsonb,
    created_at timestamptz
  )
  where not d.doc ? 'reason'
  order by c.started_at_utc;

  insert into public.conversation_messages (
    id, client_id, session_id, user_id, seq, role, content, audio_url, is_late,
    metadata, created_at
  )
  select
    m.id,
    v_adoption.client_id,
    m.session_id,
    m.user_id,
    row_number() over (partition by m.session_id order by m.created_at, m.sort_key),
    m.role,
    m.content,
    m.audio_url,
    false,
    m.metadata,
    m.created_at
  from (
    select
      c.*,
      (d.doc ->> 'sort_key') collate "C" as sort_key,
      (v_call_at -> (d.doc ->> 'n') ->> 'id')::uuid as session_id
    from unnest(v_children) as d (doc)
    cross join lateral jsonb_to_record(d.doc) as c (
      id uuid, user_id uuid, role text, content text, audio_url text, metadata jsonb,
      created_at timestamptz
    )
    where d.doc ->> 'kind' = 'messages' and d.doc ->> 'reason' is null
  ) as m
  order by m.session_id, m.created_at, m.sort_key;

  insert into public.tool_calls (
    id, client_id, session_id, tool_call_id, tool_name, parameters, result, success,
    error_message, started_at, duration_ms, is_late, metadata, created_at
  )
  select
    c.id,
    v_adoption.client_id,
    (v_call_at -> (d.doc ->> 'n') ->> 'id')::uuid,
    c.tool_call_id,
    c.tool_name,
    nullif(d.doc -> 'parameters', 'null'),
    nullif(d.doc -> 'result', 'null'),
    c.success,
    c.error_message,
    c.created_at,
    c.duration_ms,
    false,
    c.metadata,
    c.created_at
  from unnest(v_children) as d (doc)
  cross join lateral jsonb_to_record(d.doc) as c (
    id uuid, tool_call_id text, tool_name text, success boolean, error_message text,
    created_at timestamptz, duration_ms integer, metadata jsonb
  )
  where d.doc ->> 'kind' = 'tool_calls' and d.doc ->> 'reason' is null;

  insert into pgcalls_adopted.copied (name, id)
  select 'tool_calls', (d.doc ->> 'id')::uuid
  from unnest(v_children) as d (doc)
  where d.doc ->> 'kind' = 'tool_calls' and d.doc ->> 'reason' is null;

  -- Ended now that everything is there, so that it is transcribed and analysed once.
  update public.user_sessions as s
  set
    status = c.status,
    -- A call that is over although nobody wrote its end ended with its last turn.
    ended_at_utc = coalesce(
      c.ended_at_utc,
      least(
        greatest((v_activity ->> c.n::text)::timestamptz, c.started_at_utc),
        c.started_at_utc + interval '9999999.999 seconds'
      )
    ),
    is_end_inferred = c.ended_at_utc is null,
    duration_seconds = c.duration_seconds
  from unnest(v_calls) as d (doc)
  cross join lateral jsonb_to_record(d.doc) as c (
    n bigint, id uuid, status text, started_at_utc timestamptz,
    ended_at_utc timestamptz, is_over boolean, duration_seconds numeric
  )
  where
    s.client_id = v_adoption.client_id
    and s.id = c.id
    and c.is_over
    and not d.doc ? 'reason';

  insert into pgcalls_adopted.quarantine (source_table, row_key, row, reason)
  select d.doc ->> 'table', d.doc ->> 'row_key', d.doc -> 'row', d.doc ->> 'reason'
  from unnest(v_calls || v_children) as d (doc)
  where d.doc ->> 'reason' is not null;

  update pgcalls_adopted.calls as c
  set
    state = case when p.reason is null then 'copied' else 'quarantined' end,
    id = case when p.reason is null then p.id end,
    message_count = (
      select count(*)
      from public.conversation_messages as m
      where m.client_id = v_adoption.client_id and m.session_id = p.id
    ),
    copied_at = now()
  from (
    select distinct on (n)
      (d.doc ->> 'n')::bigint as n,
      (d.doc ->> 'id')::uuid as id,
      d.doc ->> 'reason' as reason
    from unnest(v_calls) as d (doc)
    order by n, d.doc ? 'reason'
  ) as p
  where c.n = p.n;

  update pgcalls_adopted.sources as s
  set
    copied = s.copied + seen.copied,
    quarantined = s.quarantined + seen.quarantined
  from (
    select
      d.doc ->> 'table' as name,
      count(*) filter (where d.doc ->> 'reason' is null) as copied,
      count(d.doc ->> 'reason') as quarantined
    from unnest(v_calls || v_children) as d (doc)
    group by d.doc ->> 'table'
  ) as seen
  where s.name = seen.name;
end;
$$;

comment on function pgcalls.adopt_calls is
$$Copy old calls with their turns and tool calls; what breaks a rule goes to quarantine.

places: their places on the list pgcalls_adopted.calls. A call comes whole or not at
all. The turns of a call are numbered by time, then by their old key.$$;

revoke all on function pgcalls.adopt_calls
from public, anon, authenticated, service_role;
