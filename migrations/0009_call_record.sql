-- depends: 0008_assistants_and_phone_numbers
--
-- The call as it is kept from here on: what the other documents say about it, bounds of
-- what is kept, and the values that old rows lack. Every key of a call leads with its
-- client: a client can then neither take, attach to nor probe the ids of another.
--
-- The rows that are there become is_legacy: bounds do not hold for them, so each stays
-- as it is and can still be ended. Rewrites them once, and locks the table for that
-- time and for that of the index builds.

alter table public.user_sessions drop constraint user_sessions_call_id_key;
drop index public.ux_user_sessions_session_id;
drop index public.idx_user_sessions_started_at_utc;

alter table public.user_sessions
alter column id set default pgcalls.uuid_v7(),
alter column client_id set default 'default',
alter column client_id set not null,
alter column assistant_id set default '00000000-0000-0000-0000-000000000000',
add column rate_plan_id uuid,
add column status text not null default 'active',
add column answered_at timestamptz,
add column is_answered boolean,
add column ringing_seconds numeric(10, 3),
add column room_name text,
add column participant_identity text,
add column customer_address text,
add column user_name text,
add column user_email text,
add column user_phone text,
add column extracted jsonb,
add column demo_scheduled boolean not null default false,
add column demo_time timestamptz,
add column demo_timezone text,
add column topics_discussed text[],
add column language text,
add column sentiment_score numeric(5, 4),
add column message_count integer,
add column user_message_count integer,
add column agent_message_count integer,
add column tool_call_count integer,
add column figures jsonb,
add column included_seconds numeric(12, 3) not null default 0,
add column usage_cost numeric(18, 4) default 0,
add column reported_duration_seconds numeric(10, 3),
add column reported_cost_total numeric(10, 4),
add column is_end_inferred boolean not null default false,
add column is_analysis_pending boolean not null default false,
add column derived_columns text[] not null default '{}',
add column is_on_hold boolean not null default false,
add column anonymized_at timestamptz,
add column reduced_at timestamptz,
add column is_legacy boolean not null default true,
add column updated_at timestamptz not null default now();

-- These two defaults were for the rows that are there.
alter table public.user_sessions
alter column is_legacy set default false,
alter column usage_cost drop default;

-- Planner statistics hold sample values, and the API's planned and estimated counts are
-- made from them: they would tell a client of others' callers, and how often others'
-- calls have a label or a price. Sentiment, of four words, keeps them for its index.
alter table public.user_sessions
alter column business_number set statistics 0,
alter column ended_reason set statistics 0,
alter column cost_total set statistics 0,
alter column type set statistics 0,
alter column server_messages set statistics 0,
alter column user_id set statistics 0,
alter column source set statistics 0,
alter column metadata set statistics 0,
alter column call_outcome set statistics 0,
alter column answered_at set statistics 0,
alter column is_answered set statistics 0,
alter column ringing_seconds set statistics 0,
alter column room_name set statistics 0,
alter column participant_identity set statistics 0,
alter column customer_address set statistics 0,
alter column user_name set statistics 0,
alter column user_email set statistics 0,
alter column user_phone set statistics 0,
alter column extracted set statistics 0,
alter column demo_scheduled set statistics 0,
alter column demo_time set statistics 0,
alter column demo_timezone set statistics 0,
alter column topics_discussed set statistics 0,
alter column language set statistics 0,
alter column sentiment_score set statistics 0,
alter column reported_duration_seconds set statistics 0,
alter column reported_cost_total set statistics 0,
alter column usage_cost set statistics 0,
alter column figures set statistics 0,
alter column derived_columns set statistics 0;

comment on column public.user_sessions.rate_plan_id is
'Price of the call, fixed when it starts; null when the client has no plan.';
comment on column public.user_sessions.status is
'active, then completed, failed or abandoned.';
comment on column public.user_sessions.answered_at is
$$When talking began, from which on the call is long; null where it is not known, and
then it is long from its start.$$;
comment on column public.user_sessions.is_answered is
$$Whether somebody answered; false only for a call that costs nothing unless its plan
bills it, null where it is not known.$$;
comment on column public.user_sessions.ringing_seconds is
$$Seconds from the start to answered_at, or to the end of a call that was never answered;
null where it is not known.$$;
comment on column public.user_sessions.room_name is 'Room of the call (LiveKit).';
comment on column public.user_sessions.participant_identity is
'Identity of the caller in the room (LiveKit).';
comment on column public.user_sessions.customer_address is
$$What the platform gave as the caller's number, where it is no phone number: a short
code, a SIP address, a client's name.$$;
comment on column public.user_sessions.user_name is 'Name the caller gave.';
comment on column public.user_sessions.user_email is 'E-mail address the caller gave.';
comment on column public.user_sessions.user_phone is
'Phone number the caller gave, E.164.';
comment on column public.user_sessions.extracted is
$$What the caller said about who it is: under user_phone, user_email and user_name the
values found, the first of which was filled in, and the seq of the turn they were in.$$;
comment on column public.user_sessions.demo_scheduled is
'Whether a demo was booked in this call.';
comment on column public.user_sessions.demo_time is 'Instant of the booked demo.';
comment on column public.user_sessions.demo_timezone is
'Zone the caller meant demo_time in, as an IANA name.';
comment on column public.user_sessions.topics_discussed is
'Topics of the call, as the agent named them.';
comment on column public.user_sessions.language is
'Language of the call, as a BCP 47 tag.';
comment on column public.user_sessions.sentiment_score is
'Score behind a sentiment that the database found, from -1 to 1.';
comment on column public.user_sessions.message_count is
'Turns of the call; null while it is active.';
comment on column public.user_sessions.user_message_count is
'Turns of the user; null while the call is active.';
comment on column public.user_sessions.agent_message_count is
'Turns of the agent; null while the call is active.';
comment on column public.user_sessions.tool_call_count is
'Tool calls of the call; null while it is active.';
comment on column public.user_sessions.figures is
$$What the turns and tool calls come to, for the rollups: interruptions, letters of agent
and user, the longest silence, response times by bucket, success of tools; null while
the call is active.$$;
comment on column public.user_sessions.included_seconds is
'Seconds of the call that its plan''s included minutes covered.';
comment on column public.user_sessions.usage_cost is
'Part of cost_total that is the sum of its usage_lines; null while it is active.';
comment on column public.user_sessions.reported_duration_seconds is
'Length as the agent reported it; kept apart, never billed.';
comment on column public.user_sessions.reported_cost_total is
'Cost as the agent reported it; kept apart, never billed.';
comment on column public.user_sessions.is_end_inferred is
'Whether ended_at_utc is the last activity instead of a reported end.';
comment on column public.user_sessions.is_analysis_pending is
$$Whether the call has ended or changed since it was analysed; analyse_pending sees to
it.$$;
comment on column public.user_sessions.derived_columns is
'Names of the columns the database filled itself and may fill again.';
comment on column public.user_sessions.is_on_hold is
'Legal hold: the call is neither erased, purged nor deleted.';
comment on column public.user_sessions.anonymized_at is
'When everything personal was erased; null while it is there.';
comment on column public.user_sessions.reduced_at is
'When turns and tool calls were deleted too; what is left is a line of the bill.';
comment on column public.user_sessions.is_legacy is
'Whether the row is older than the bounds of this table, which do not hold for it.';
comment on column public.user_sessions.updated_at is 'When the row was last updated.';

update public.user_sessions
set
  started_at_utc = coalesce(
    case when isfinite(started_at_utc) then started_at_utc end,
    case when isfinite(created_at) then created_at end,
    case when isfinite(ended_at_utc) then ended_at_utc end,
    now()
  ),
  created_at = case when isfinite(created_at) then created_at end,
  cost_total = nullif(cost_total, 'NaN'),
  duration_seconds = nullif(duration_seconds, 'NaN'),
  duration_minutes = nullif(duration_minutes, 'NaN'),
  status = case when ended_at_utc is null then 'active' else 'completed' end,
  message_count = case when ended_at_utc is not null then 0 end,
  user_message_count = case when ended_at_utc is not null then 0 end,
  agent_message_count = case when ended_at_utc is not null then 0 end,
  tool_call_count = case when ended_at_utc is not null then 0 end,
  updated_at = coalesce(
    case when isfinite(ended_at_utc) then ended_at_utc end,
    case when isfinite(created_at) then created_at end,
    now()
  );

update public.user_sessions
set
  ended_at_utc = started_at_utc,
  is_end_inferred = true
where not isfinite(ended_at_utc);

update public.user_sessions
set
  started_at_nz = (started_at_utc at time zone 'Pacific/Auckland') at time zone 'UTC',
  ended_at_nz = (ended_at_utc at time zone 'Pacific/Auckland') at time zone 'UTC'
where started_at_utc is not null;

update public.user_sessions
set
  duration_seconds = extract(epoch from ended_at_utc - started_at_utc),
  derived_columns = array['duration_seconds']
where
  duration_seconds is null
  and duration_minutes is null
  and ended_at_utc between started_at_utc
  and started_at_utc + interval '9999999.999 seconds';

update public.user_sessions
set
  duration_seconds = coalesce(duration_seconds, duration_minutes * 60),
  duration_minutes = round(coalesce(duration_seconds, duration_minutes * 60) / 60, 2)
where coalesce(duration_seconds, duration_minutes * 60) between 0 and 9999999.999;

alter table public.user_sessions
add constraint user_sessions_client_id_id_key unique (client_id, id),
add constraint user_sessions_client_id_call_id_key unique (client_id, call_id),
add constraint user_sessions_client_id_fkey
foreign key (client_id) references public.client_subscriptions (client_id),
add constraint user_sessions_assistant_id_fkey
foreign key (client_id, assistant_id) references public.assistants (client_id, id),
add constraint user_sessions_phone_number_id_fkey
foreign key (client_id, phone_number_id)
references public.phone_numbers (client_id, id),
add constraint user_sessions_rate_plan_id_fkey
foreign key (rate_plan_id) references public.rate_plans (id),
-- As few words as there can be: Postgres reads the text of every check anew for every
-- statement, and computes what is not a constant yet. So ranges and arrays written out.
add constraint user_sessions_status_check check (
  status = any('{active,completed,failed,abandoned}')
  and (status = 'active') = (ended_at_utc is null)
),
add constraint user_sessions_started_at_utc_check check (
  started_at_utc <@ case
    when is_legacy then '(-infinity,infinity)'::tstzrange
    else '[2000-01-01T00:00:00Z,2100-01-01T00:00:00Z]'
  end
),
add constraint user_sessions_ended_at_utc_check check (
  isfinite(ended_at_utc)
  and (
    is_legacy or ended_at_utc between started_at_utc and '2100-01-01T00:00:00Z'
  )
),
add constraint user_sessions_times_check check (
  isfinite(started_at_nz)
  and isfinite(ended_at_nz)
  and isfinite(answered_at)
  and case
    when is_legacy then '(-infinity,infinity)'::tstzrange
    else '[2000-01-01T00:00:00Z,2100-01-01T00:00:00Z]'
  end @> all(array[created_at, demo_time, updated_at, anonymized_at, reduced_at])
),
add constraint user_sessions_duration_seconds_check check (
  duration_seconds <@ case when is_legacy then '(,NaN)' else '[0,NaN)'::numrange end
),
add constraint user_sessions_answered_at_check check (
  answered_at between started_at_utc and ended_at_utc
),
add constraint user_sessions_ringing_seconds_check check (
  ringing_seconds <@ '[0,NaN)'::numrange
),
add constraint user_sessions_duration_minutes_nan_check check (
  duration_minutes <> 'NaN'
),
add constraint user_sessions_included_seconds_nan_check check (
  included_seconds <> 'NaN'
),
add constraint user_sessions_cost_total_check check (
  cost_total <@ case when is_legacy then '(,NaN)' else '[0,NaN)'::numrange end
),
add constraint user_sessions_usage_cost_check check (
  usage_cost <@ '[0,NaN)'::numrange
),
add constraint user_sessions_reported_check check (
  reported_duration_seconds <@ '[0,NaN)'::numrange
  and reported_cost_total <@ '[0,NaN)'::numrange
),
add constraint user_sessions_sentiment_score_nan_check check (
  sentiment_score <> 'NaN'
),
add constraint user_sessions_session_id_check check (
  is_legacy or octet_length(session_id) <@ '[1,200]'::int4range
),
add constraint user_sessions_text_check check (
  is_legacy
  or (
    octet_length(
      concat(
        business_number, customer_number, customer_address, ended_reason, type,
        user_id, source, sentiment, call_outcome, room_name, participant_identity,
        user_name, user_email, demo_timezone, language
      )
    ) <= 8192
    -- Written out, a list of 100 labels of 200 bytes takes at most 40,401.
    and octet_length(topics_discussed::text) <= 65536
    and octet_length(keywords::text) <= 65536
  )
),
add constraint user_sessions_user_phone_check check (
  user_phone ~ '^\+[1-9][0-9]{6,14}$'
),
add constraint user_sessions_call_summary_check check (
  is_legacy or octet_length(call_summary) <= 65536
),
add constraint user_sessions_server_messages_check check (
  is_legacy
  or (
    octet_length(server_messages::text) <= 1048576
    and not server_messages @? '$.**{33}'
  )
),
add constraint user_sessions_metadata_check check (
  is_legacy
  or (
    jsonb_typeof(metadata) = 'object'
    and octet_length(metadata::text) <= 16384
    and not metadata @? '$.**{33}'
  )
);

create unique index ux_user_sessions_session_id
on public.user_sessions (client_id, session_id);
create index idx_user_sessions_session_id on public.user_sessions (session_id);
-- Pages go by the whole of these keys; see pgcalls.session_page().
create index idx_user_sessions_started_at_utc
on public.user_sessions (started_at_utc, id);
create index idx_user_sessions_client_id_started_at_utc
on public.user_sessions (client_id, started_at_utc, id);
create index idx_user_sessions_client_id_assistant_id_started_at_utc
on public.user_sessions (client_id, assistant_id, started_at_utc, id);
create index idx_user_sessions_client_id_phone_number_id
on public.user_sessions (client_id, phone_number_id);
create index idx_user_sessions_rate_plan_id
on public.user_sessions (rate_plan_id);
create index idx_user_sessions_client_id_user_phone
on public.user_sessions (client_id, user_phone, started_at_utc desc)
where user_phone is not null;
create index idx_user_sessions_client_id_status_started_at_utc
on public.user_sessions (client_id, status, started_at_utc, id)
where status <> 'completed';
create index idx_user_sessions_client_id_ended_at_utc
on public.user_sessions (client_id, ended_at_utc)
where anonymized_at is null and ended_at_utc is not null;
create index idx_user_sessions_client_id_anonymized
on public.user_sessions (client_id, ended_at_utc)
where anonymized_at is not null and reduced_at is null;
create index idx_user_sessions_client_id_pending
on public.user_sessions (client_id, id)
where is_analysis_pending;
