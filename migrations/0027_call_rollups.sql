-- depends: 0026_plans_and_limits
--
-- What analytics answer from, instead of from the calls. Reads every call once.

create table public.call_rollups (
  client_id text not null,
  dimension text not null,
  day date not null,
  assistant_id uuid not null,
  value text not null default '',
  call_count bigint not null default 0,
  unpriced_count bigint not null default 0,
  duration_seconds numeric(16, 3) not null default 0,
  cost_total numeric(16, 4) not null default 0,

  constraint call_rollups_pkey primary key (
    client_id, dimension, day, assistant_id, value
  ),
  constraint call_rollups_client_id_fkey foreign key (client_id)
  references public.client_subscriptions (client_id) on delete cascade,
  constraint call_rollups_dimension_check check (
    dimension in ('total', 'outcome', 'sentiment', 'type', 'ended_reason', 'hour')
  )
) with (fillfactor = 70);

comment on table public.call_rollups is
$$Ended calls per client, day and assistant, whole and by each dimension.

Always the sum over the calls; a row of zeros says that its calls have moved away.$$;
comment on column public.call_rollups.client_id is 'Client.';
comment on column public.call_rollups.dimension is
'total, outcome, sentiment, type, ended_reason or hour.';
comment on column public.call_rollups.day is
'Day in which the calls started, in the client''s time zone.';
comment on column public.call_rollups.assistant_id is 'Assistant that took the calls.';
comment on column public.call_rollups.value is
'Value of the dimension, its first 200 characters; empty for none and for total.';
comment on column public.call_rollups.call_count is 'Ended calls.';
comment on column public.call_rollups.unpriced_count is
'Ended calls that have no cost.';
comment on column public.call_rollups.duration_seconds is
'Seconds of the ended calls.';
comment on column public.call_rollups.cost_total is 'Cost of the ended calls.';

alter table public.call_rollups enable row level security;

insert into public.call_rollups (
  client_id,
  dimension,
  day,
  assistant_id,
  value,
  call_count,
  unpriced_count,
  duration_seconds,
  cost_total
)
select
  s.client_id,
  part.dimension,
  (s.started_at_utc at time zone c.timezone)::date as day,
  s.assistant_id,
  coalesce(part.value, '') as value,
  count(*) as call_count,
  count(*) filter (where s.cost_total is null) as unpriced_count,
  coalesce(sum(s.duration_seconds), 0) as duration_seconds,
  coalesce(sum(s.cost_total), 0) as cost_total
from public.user_sessions as s
join public.client_subscriptions as c on s.client_id = c.client_id
cross join
  lateral (
    values
    ('total', null),
    ('outcome', left(s.call_outcome, 200)),
    ('sentiment', left(s.sentiment, 200)),
    ('type', left(s.type, 200)),
    ('ended_reason', left(s.ended_reason, 200)),
    ('hour', extract(hour from s.started_at_utc at time zone c.timezone)::text)
  ) as part (dimension, value)
where s.ended_at_utc is not null
group by
  s.client_id,
  part.dimension,
  day,
  s.assistant_id,
  coalesce(part.value, '');
