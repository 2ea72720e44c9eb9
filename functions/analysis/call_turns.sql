-- pgcalls.call_turns(client_id, session_id, transcript, kinds): the turns to analyse.

create or replace function pgcalls.call_turns(
  client_id text,
  session_id uuid,
  transcript text,
  kinds text[],
  out seq integer,
  out role text,
  out content text
)
returns setof record
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
-- One plan serves every call; planning it for each takes as long as running it.
set plan_cache_mode = force_generic_plan
as $$
begin
  return query
  select
    t.seq,
    t.role,
    t.content
  from (
    select
      m.seq,
      m.role,
      m.content,
      sum(length(m.content)) over (order by m.seq) as characters
    from public.conversation_messages as m
    where
      m.client_id = call_turns.client_id
      and m.session_id = call_turns.session_id
      and m.role <> 'system'
  ) as t
  where t.characters <= 100000
  order by t.seq;

  if found or call_turns.transcript is null then
    return;
  end if;

  -- A transcript that came without turns: "Customer: ..." per line, or plain text.
  return query
  with lines as (
    select
      l.place::integer as place,
      l.line,
      regexp_match(l.line, '^\s*([[:alpha:]]{2,12})\s*:\s*(.*)$') as label
    from string_to_table(
      left(pgcalls.redact_text(call_turns.transcript, call_turns.kinds), 100000),
      E'\n'
    ) with ordinality as l (line, place)
    where btrim(l.line) <> ''
  ),

  labelled as (
    select
      l.place,
      coalesce(
        pgcalls.canonical_role(who.label),
        case
          when who.label in ('client', 'المستخدم', 'العميل', 'المتصل') then 'user'
          when who.label in ('operator', 'rep', 'الوكيل', 'الموظف') then 'agent'
        end
      ) as role,
      l.line,
      l.label[2] as rest
    from lines as l
    cross join lateral (select lower(replace(l.label[1], 'I', 'i')) as label) as who
  ),

  spoken as (
    select
      l.place,
      l.role,
      case when l.role is null then l.line else l.rest end as content,
      count(l.role) over (order by l.place) as turn
    from labelled as l
  )

  select
    l.place,
    l.role,
    l.content
  from (
    select
      s.place,
      -- Without a speaker it is the caller who is listened to.
      coalesce(max(s.role) over (partition by s.turn), 'user') as role,
      s.content
    from spoken as s
  ) as l
  where btrim(l.content) <> '' and l.role <> 'system'
  order by l.place;
end;
$$;

comment on function pgcalls.call_turns is
$$The turns of a call that are analysed: those of its first 100,000 characters.

transcript: read line by line where the call has no turns of its own; seq is then the
number of the line. Turns of the system are left out: nobody said them. kinds: what
the client wants redacted, or '{}'; turns are stored redacted, a transcript is
redacted here.$$;

revoke all on function pgcalls.call_turns
from public, anon, authenticated, service_role;
