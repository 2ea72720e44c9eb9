-- depends: 0014_usage_and_billing
--
-- Who changed or read what: ids only, never content. No role may change a row.

create table public.audit_log (
  id uuid not null default pgcalls.uuid_v7(),
  client_id text not null,
  occurred_at timestamptz not null default clock_timestamp(),
  actor_role text not null,
  actor_subject text,
  action text not null,
  object_type text not null,
  object_id text,
  details jsonb,

  constraint audit_log_pkey primary key (id),
  -- The only check: Postgres reads the text of each anew for every line, and nobody
  -- but our functions writes one.
  constraint audit_log_times_check check (
    occurred_at <@ '[2000-01-01T00:00:00Z,2100-01-01T00:00:00Z]'::tstzrange
  )
);

comment on table public.audit_log is
'Who changed or read what, ids only; append-only for everybody.';
comment on column public.audit_log.id is 'Key; a uuid v7, so it sorts by time.';
comment on column public.audit_log.client_id is
'Client whose data was touched; no foreign key, the entry outlives the client.';
comment on column public.audit_log.occurred_at is 'When it happened.';
comment on column public.audit_log.actor_role is 'Database role of the caller.';
comment on column public.audit_log.actor_subject is
'Subject (sub) of the caller''s token.';
comment on column public.audit_log.action is 'What was done.';
comment on column public.audit_log.object_type is 'Kind of object it was done to.';
comment on column public.audit_log.object_id is 'Id of that object.';
comment on column public.audit_log.details is 'Counts and names of columns.';

create index idx_audit_log_client_id_occurred_at
on public.audit_log (client_id, occurred_at desc);

alter table public.audit_log enable row level security;
