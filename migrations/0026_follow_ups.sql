-- depends: 0025_webhooks
--
-- What must follow a call: the rules of a client, and what waits to be done.

create table public.follow_up_rules (
  id uuid not null default pgcalls.uuid_v7(),
  client_id text not null default 'default',
  name text not null,
  kind text not null,
  template jsonb not null default '{}',
  delay interval not null default '0',
  per_caller_days integer,
  max_attempts integer not null default 5,
  is_active boolean not null default true,
  starts_at timestamptz not null default now(),
  status text,
  ended_reason text,
  is_answered boolean,
  demo_scheduled boolean,
  call_outcome text,
  sentiment text,
  keyword text,
  min_lead_score integer,
  max_lead_score integer,
  assistant_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint follow_up_rules_pkey primary key (id),
  constraint follow_up_rules_client_id_id_key unique (client_id, id),
  constraint follow_up_rules_client_id_name_key unique (client_id, name),
  constraint follow_up_rules_client_id_fkey foreign key (client_id)
  references public.client_subscriptions (client_id),
  constraint follow_up_rules_assistant_id_fkey foreign key (client_id, assistant_id)
  references public.assistants (client_id, id),
  constraint follow_up_rules_times_check check (
    created_at between '2000-01-01T00:00:00Z' and '2100-01-01T00:00:00Z'
    and updated_at between '2000-01-01T00:00:00Z' and '2100-01-01T00:00:00Z'
    and starts_at between '2000-01-01T00:00:00Z' and '2100-01-01T00:00:00Z'
  ),
  constraint follow_up_rules_name_check check (
    octet_length(name) between 1 and 200 and octet_length(kind) between 1 and 100
  ),
  constraint follow_up_rules_template_check check (
    jsonb_typeof(template) = 'object'
    and octet_length(template::text) <= 16384
    and not jsonb_path_exists(template, '$.**{33}')
  ),
  constraint follow_up_rules_delay_check check (
    delay between interval '0' and interval '1 year'
  ),
  constraint follow_up_rules_per_caller_days_check check (
    per_caller_days between 1 and 3660
  ),
  constraint follow_up_rules_max_attempts_check check (max_attempts between 1 and 100),
  constraint follow_up_rules_status_check check (
    status in ('completed', 'failed', 'abandoned')
  ),
  constraint follow_up_rules_sentiment_check check (
    sentiment in ('positive', 'neutral', 'negative', 'mixed')
  ),
  constraint follow_up_rules_text_check check (
    octet_length(ended_reason) between 1 and 200
    and octet_length(call_outcome) between 1 and 200
    and octet_length(keyword) between 1 and 200
  ),
  constraint follow_up_rules_lead_score_check check (
    min_lead_score between 0 and 100
    and max_lead_score between 0 and 100
    and min_lead_score <= max_lead_score
  )
);

create index idx_follow_up_rules_client_id_assistant_id
on public.follow_up_rules (client_id, assistant_id);

comment on table public.follow_up_rules is
$$What must follow a call of a client: when, what, and how much later.

A condition that is null asks nothing; all others must hold. Each call has at most one
follow-up of a rule.$$;
comment on column public.follow_up_rules.id is 'Key.';
comment on column public.follow_up_rules.client_id is 'Client the rule belongs to.';
comment on column public.follow_up_rules.name is 'Name; unique per client.';
comment on column public.follow_up_rules.kind is
'What is to be done: email, webhook, or any other word that its worker claims.';
comment on column public.follow_up_rules.template is
$$What the worker gets, an object of at most 16 kB. {{user_email}} in a text of it is
that column of session_summaries, and a text that is nothing else is its JSON value.$$;
comment on column public.follow_up_rules.delay is
'How long after the end was stored it is due; at most a year.';
comment on column public.follow_up_rules.per_caller_days is
'At most one follow-up of a caller within so many days; null for one of each call.';
comment on column public.follow_up_rules.max_attempts is
'How often it is tried before it is dead.';
comment on column public.follow_up_rules.is_active is
'Whether calls are followed up; what waits already is not stopped.';
comment on column public.follow_up_rules.starts_at is
'Calls that ended before are left alone.';
comment on column public.follow_up_rules.status is
'Condition: completed, failed or abandoned.';
comment on column public.follow_up_rules.ended_reason is
'Condition: why the call ended, in the words of the platform.';
comment on column public.follow_up_rules.is_answered is
'Condition: whether somebody answered.';
comment on column public.follow_up_rules.demo_scheduled is
'Condition: whether a demo was booked.';
comment on column public.follow_up_rules.call_outcome is
'Condition: what came of the call.';
comment on column public.follow_up_rules.sentiment is
'Condition: positive, neutral, negative or mixed.';
comment on column public.follow_up_rules.keyword is
'Condition: one of the keywords of the call, in any case.';
comment on column public.follow_up_rules.min_lead_score is
'Condition: least lead score, 0 to 100.';
comment on column public.follow_up_rules.max_lead_score is
'Condition: largest lead score, 0 to 100.';
comment on column public.follow_up_rules.assistant_id is
'Condition: assistant that took the call.';
comment on column public.follow_up_rules.created_at is 'When the row was inserted.';
comment on column public.follow_up_rules.updated_at is 'When the row was last updated.';

alter table public.follow_up_rules enable row level security;

create table public.follow_ups (
  id uuid not null default pgcalls.uuid_v7(),
  client_id text not null,
  session_id uuid not null,
  rule_id uuid not null,
  kind text not null,
  payload jsonb,
  caller text,
  request_id bigint,
  state text not null default 'pending',
  due_at timestamptz not null default now(),
  attempts integer not null default 0,
  last_error text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint follow_ups_pkey primary key (id),
  constraint follow_ups_client_id_id_key unique (client_id, id),
  constraint follow_ups_client_id_session_id_rule_id_key
  unique (client_id, session_id, rule_id),
  constraint follow_ups_session_id_fkey foreign key (client_id, session_id)
  references public.user_sessions (client_id, id) on delete cascade,
  constraint follow_ups_rule_id_fkey foreign key (client_id, rule_id)
  references public.follow_up_rules (client_id, id) on delete cascade,
  constraint follow_ups_times_check check (
    created_at between '2000-01-01T00:00:00Z' and '2100-01-01T00:00:00Z'
    and updated_at between '2000-01-01T00:00:00Z' and '2100-01-01T00:00:00Z'
    and due_at between '2000-01-01T00:00:00Z' and '2101-01-01T00:00:00Z'
  ),
  constraint follow_ups_state_check check (
    state in ('pending', 'claimed', 'done', 'dead', 'cancelled')
  ),
  constraint follow_ups_attempts_check check (attempts >= 0)
);

alter table public.follow_ups
alter column payload set statistics 0,
alter column caller set statistics 0,
alter column last_error set statistics 0;

create index idx_follow_ups_kind_due_at
on public.follow_ups (kind, due_at) where state in ('pending', 'claimed');
create index idx_follow_ups_client_id_rule_id_caller_created_at
on public.follow_ups (client_id, rule_id, caller, created_at);

comment on table public.follow_ups is
$$What follows ended calls: once per call and rule, made in the transaction of the end.

Only functions write it: claim_follow_ups and finish_follow_up. One that is due tells
who listens on the channel pgcalls_follow_ups.$$;
comment on column public.follow_ups.id is 'Key; a uuid v7, so it sorts by time.';
comment on column public.follow_ups.client_id is 'Client.';
comment on column public.follow_ups.session_id is 'Id of the call it follows.';
comment on column public.follow_ups.rule_id is 'Rule that asked for it.';
comment on column public.follow_ups.kind is 'What is to be done; the kind of its rule.';
comment on column public.follow_ups.payload is
$$Template of the rule, filled with the call as it was then; at most 64 kB, null once
the call was erased.$$;
comment on column public.follow_ups.caller is
$$Whom the call was with: its number, else address or id; null where neither is known,
and once the call was erased.$$;
comment on column public.follow_ups.request_id is
'Request of pg_net that delivers it; null where a worker does.';
comment on column public.follow_ups.state is
$$pending, claimed by a worker, done, dead after max_attempts or where it could not be
made, cancelled where the call was erased before.$$;
comment on column public.follow_ups.due_at is
$$When it is due; of a claimed one, when the lease runs out and anybody may claim it
again.$$;
comment on column public.follow_ups.attempts is 'How often it was claimed.';
comment on column public.follow_ups.last_error is
'What went wrong the last time, in the words of the worker.';
comment on column public.follow_ups.created_at is 'When the row was inserted.';
comment on column public.follow_ups.updated_at is 'When the row was last updated.';

alter table public.follow_ups enable row level security;

create table public.follow_up_endpoints (
  client_id text not null,
  kind text not null,
  url text not null,
  secret text not null,
  is_active boolean not null default true,
  created_at timestamptz not null default now(),

  constraint follow_up_endpoints_pkey primary key (client_id, kind),
  constraint follow_up_endpoints_client_id_fkey foreign key (client_id)
  references public.client_subscriptions (client_id),
  constraint follow_up_endpoints_times_check check (
    created_at between '2000-01-01T00:00:00Z' and '2100-01-01T00:00:00Z'
  ),
  constraint follow_up_endpoints_kind_check check (
    octet_length(kind) between 1 and 100
  ),
  constraint follow_up_endpoints_url_check check (
    url ~ '^https://[!-~]+$' and octet_length(url) <= 2000
  ),
  constraint follow_up_endpoints_secret_check check (secret ~ '^[!-~]{16,255}$')
);

alter table public.follow_up_endpoints
alter column url set statistics 0,
alter column secret set statistics 0;

comment on table public.follow_up_endpoints is
$$Where follow-ups of a kind are delivered to by HTTP, where pg_net and pg_cron are;
what has no endpoint waits for a worker.$$;
comment on column public.follow_up_endpoints.client_id is 'Client whose follow-ups.';
comment on column public.follow_up_endpoints.kind is 'Kind of their rules.';
comment on column public.follow_up_endpoints.url is
'Address that takes them by POST, with https.';
comment on column public.follow_up_endpoints.secret is
'What they are signed with, in x-pgcalls-signature; read back by no API role.';
comment on column public.follow_up_endpoints.is_active is
'Whether they are delivered; else they wait for a worker.';
comment on column public.follow_up_endpoints.created_at is
'When the row was inserted.';

alter table public.follow_up_endpoints enable row level security;
