-- depends: 0010_search
--
-- One row per turn. client_id, seq and is_late have no default: a direct insert leaves
-- them out, and the trigger number_message fills them from the call.

create table public.conversation_messages (
  id uuid not null default pgcalls.uuid_v7(),
  client_id text not null,
  session_id uuid not null,
  user_id uuid,
  seq integer not null,
  role text not null,
  content text not null,
  audio_url text,
  message_key text,
  interrupted boolean not null default false,
  revision integer,
  spoken_at timestamptz,
  is_late boolean not null,
  metadata jsonb,
  created_at timestamptz not null default now(),

  constraint conversation_messages_pkey primary key (id),
  -- In few words: Postgres reads the text of every check anew for every statement.
  constraint conversation_messages_times_check check (
    '[2000-01-01T00:00:00Z,2100-01-01T00:00:00Z]'::tstzrange
    @> all(array[created_at, spoken_at])
  ),
  constraint conversation_messages_client_id_id_key unique (client_id, id),
  constraint conversation_messages_client_id_session_id_seq_key
  unique (client_id, session_id, seq),
  constraint conversation_messages_session_id_fkey
  foreign key (client_id, session_id)
  references public.user_sessions (client_id, id) on delete cascade,
  constraint conversation_messages_role_check check (
    role = any('{user,agent,system}')
  ),
  constraint conversation_messages_seq_check check (
    seq <@ '[1,1000000]'::int4range
  ),
  constraint conversation_messages_content_check check (
    octet_length(content) <= 65536
  ),
  constraint conversation_messages_audio_url_check check (
    octet_length(audio_url) <= 4096
  ),
  constraint conversation_messages_message_key_check check (
    octet_length(message_key) <@ '[1,200]'::int4range
  ),
  constraint conversation_messages_revision_check check (revision >= 0),
  constraint conversation_messages_metadata_check check (
    jsonb_typeof(metadata) = 'object'
    and octet_length(metadata::text) <= 16384
    and not metadata @? '$.**{33}'
  )
);

alter table public.conversation_messages
alter column user_id set statistics 0,
alter column content set statistics 0,
alter column audio_url set statistics 0,
alter column message_key set statistics 0,
alter column metadata set statistics 0,
alter column revision set statistics 0;

comment on table public.conversation_messages is 'One row per turn of a call.';
comment on column public.conversation_messages.id is
'Key of the turn; a uuid v7, so it sorts by time.';
comment on column public.conversation_messages.client_id is
'Client of the call; filled from the call.';
comment on column public.conversation_messages.session_id is
'The call: user_sessions.id.';
comment on column public.conversation_messages.user_id is
'The caller''s id in the application.';
comment on column public.conversation_messages.seq is
'Place of the turn in its call, from 1; the next free one where none is given.';
comment on column public.conversation_messages.role is
'Who spoke: user, agent or system.';
comment on column public.conversation_messages.content is
'What was said; at most 64 kB.';
comment on column public.conversation_messages.audio_url is
'Where the recording of the turn is.';
comment on column public.conversation_messages.message_key is
'The agent''s own id of the turn; the same key twice is one turn.';
comment on column public.conversation_messages.interrupted is
'Whether the speaker was cut off.';
comment on column public.conversation_messages.revision is
$$Which version of the turn this is, where the agent counts them; a smaller one that
comes later does not replace it.$$;
comment on column public.conversation_messages.spoken_at is
'Instant the speaker began, where the agent knows it.';
comment on column public.conversation_messages.is_late is
'Whether the turn was stored after the call had ended.';
comment on column public.conversation_messages.metadata is
'Anything else about the turn, one JSON object; at most 16 kB.';
comment on column public.conversation_messages.created_at is
'When the turn was said, or else stored.';

-- With seq: on a table without statistics the planner would else take this index for
-- the last turn of a call, and sort the whole call.
create index idx_conversation_messages_session_id_seq
on public.conversation_messages (session_id, seq);
create unique index idx_conversation_messages_client_id_session_id_message_key
on public.conversation_messages (client_id, session_id, message_key)
where message_key is not null;

alter table public.conversation_messages enable row level security;

-- History, not definition: what is there is indexed by it.
create function pgcalls.search_hour(
  at timestamptz
)
returns text
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return '  ' || coalesce(
    to_char(search_hour.at at time zone 'UTC', 'YYYYMMDDHH24'), ''
  );
end;
$$;

comment on function pgcalls.search_hour(timestamptz) is
'The word that stands for an hour (UTC) in message_texts, its day first.';

revoke all on function pgcalls.search_hour(timestamptz)
from public, anon, authenticated, service_role;

-- Apart from the turns, which are written while somebody waits.
create table pgcalls.message_texts (
  client_id text not null,
  session_id uuid not null,
  seq integer not null,
  id uuid not null,
  role text not null,
  created_at timestamptz not null,
  content_tsv tsvector not null,

  constraint message_texts_pkey primary key (client_id, session_id, seq),
  constraint message_texts_seq_fkey
  foreign key (client_id, session_id, seq)
  references public.conversation_messages (client_id, session_id, seq)
  on delete cascade
);

alter table pgcalls.message_texts
alter column content_tsv set statistics 0;

comment on table pgcalls.message_texts is
$$What search_messages searches: the words of turns. Those of text_marks.unindexed_from
or later that are not here yet it looks at directly.$$;
comment on column pgcalls.message_texts.client_id is 'Client of the call.';
comment on column pgcalls.message_texts.session_id is
'The call: user_sessions.id.';
comment on column pgcalls.message_texts.seq is
'The turn: conversation_messages.seq.';
comment on column pgcalls.message_texts.id is
'Its conversation_messages.id: a search reads no turn that it does not show.';
comment on column pgcalls.message_texts.role is
'Its conversation_messages.role.';
comment on column pgcalls.message_texts.created_at is
'Its conversation_messages.created_at.';
comment on column pgcalls.message_texts.content_tsv is
$$Words of the turn; and the client and hour, with one and two blanks in front.$$;

-- A long pending list would make the planner shun the index.
create index idx_message_texts_content_tsv
on pgcalls.message_texts using gin (content_tsv)
with (gin_pending_list_limit = 512);

alter table pgcalls.message_texts enable row level security;
revoke all on table pgcalls.message_texts
from public, anon, authenticated, service_role;

-- A turn that is not in message_texts has an id from here on: move_text_mark moves it.
-- By client and not by call, of which thousands may be in progress.
create table pgcalls.text_marks (
  client_id text not null,
  unindexed_from uuid not null default pgcalls.uuid_v7(now() - interval '1 second'),
  marked_at timestamptz not null default now(),
  marked_by xid8 not null default pg_current_xact_id(),

  constraint text_marks_pkey primary key (client_id),
  constraint text_marks_client_id_fkey
  foreign key (client_id) references public.client_subscriptions (client_id)
  on delete cascade
);

comment on table pgcalls.text_marks is
'Where the turns of a client begin that message_texts may not have yet.';
comment on column pgcalls.text_marks.client_id is 'The client.';
comment on column pgcalls.text_marks.unindexed_from is
'The turns: those whose conversation_messages.id is this or greater.';
comment on column pgcalls.text_marks.marked_at is
'When the mark was moved last.';
comment on column pgcalls.text_marks.marked_by is
$$Which transaction moved it. Once all that had begun before are over, no turn comes
that is older than marked_at.$$;

alter table pgcalls.text_marks enable row level security;
revoke all on table pgcalls.text_marks
from public, anon, authenticated, service_role;

insert into pgcalls.text_marks (client_id)
select s.client_id from public.client_subscriptions as s;

-- A mark of a statement's own: set before its first row, gone after its last.
create table pgcalls.uncounted_sessions (
  client_id text not null,
  session_id uuid not null,

  constraint uncounted_sessions_pkey primary key (client_id, session_id),
  constraint uncounted_sessions_session_id_fkey
  foreign key (client_id, session_id)
  references public.user_sessions (client_id, id) on delete cascade
);

comment on table pgcalls.uncounted_sessions is
$$Ended calls whose turns or tool calls a statement is changing: it counts each of them
again once, however many rows it changes.$$;
comment on column pgcalls.uncounted_sessions.client_id is 'Client of the call.';
comment on column pgcalls.uncounted_sessions.session_id is
'The call: user_sessions.id.';

alter table pgcalls.uncounted_sessions enable row level security;
revoke all on table pgcalls.uncounted_sessions
from public, anon, authenticated, service_role;
