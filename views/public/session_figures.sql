-- public.session_figures: how a conversation went, and how good a lead it was.

create or replace view public.session_figures
with (security_invoker = true) as
select
  s.id,
  s.session_id,
  s.client_id,
  s.assistant_id,
  s.status,
  s.started_at_utc as started_at,
  turns.response_p50_seconds,
  turns.response_p95_seconds,
  turns.talk_ratio,
  turns.interruption_count,
  turns.longest_silence_seconds,
  turns.turns_per_minute,
  tools.tool_seconds,
  pgcalls.lead_score(
    pgcalls.lead_score_weights(s.client_id),
    pgcalls.lead_parts(
      s, turns.user_turn_count, turns.talk_ratio, turns.longest_silence_seconds
    )
  ) as lead_score
from public.user_sessions as s
cross join
  lateral (
    select
      count(*) filter (where t.role = 'user') as user_turn_count,
      count(*) filter (where t.interrupted)::integer as interruption_count,
      round(
        percentile_cont(0.5) within group (order by t.gap)
        filter (where t.role = 'agent' and t.role_before = 'user')::numeric,
        3
      ) as response_p50_seconds,
      round(
        percentile_cont(0.95) within group (order by t.gap)
        filter (where t.role = 'agent' and t.role_before = 'user')::numeric,
        3
      ) as response_p95_seconds,
      round(
        coalesce(sum(t.letters) filter (where t.role = 'agent'), 0)::numeric
        / nullif(sum(t.letters) filter (where t.role in ('agent', 'user')), 0),
        3
      ) as talk_ratio,
      round(max(t.gap)::numeric, 3) as longest_silence_seconds,
      round(
        count(*) * 60 / nullif(
          coalesce(
            s.duration_seconds, extract(epoch from max(t.said_at) - min(t.said_at))
          ),
          0
        ),
        2
      ) as turns_per_minute
    from (
      select
        m.role,
        m.interrupted,
        length(m.content) as letters,
        coalesce(m.spoken_at, m.created_at) as said_at,
        lag(m.role) over by_seq as role_before,
        case
          when lag(m.seq) over by_seq is not null
            then greatest(
              extract(
                epoch from coalesce(m.spoken_at, m.created_at)
                - lag(coalesce(m.spoken_at, m.created_at)) over by_seq
              ),
              0
            )
        end::double precision as gap
      from public.conversation_messages as m
      where
        m.client_id = s.client_id
        and m.session_id = s.id
        and m.role <> 'system'
      window by_seq as (order by m.seq)
    ) as t
  ) as turns
cross join lateral (
  select round(coalesce(sum(c.duration_ms), 0) / 1000.0, 3) as tool_seconds
  from public.tool_calls as c
  where c.client_id = s.client_id and c.session_id = s.id
) as tools;

comment on view public.session_figures is
$$How a conversation went: response times, shares, silences, and how good a lead it was.

Computed from the turns when it is read: ask for one call or a page of calls. lead_score
is the weighted mean, from 0 to 100, of: demo, one was booked (35); contact, how many of
name, phone and e-mail are known (20); sentiment, positive 1, neutral 0.5, negative 0
(15); outcome, reached 1, informed or transferred 0.5 (10); engagement, one from eight
turns of the user on (10); balance, one when both spoke as much (5); pace, one without
silence, nothing from 30 seconds on (5). What is not known does not count. The weights
are the client's lead_score_weights. From the future enhancements of the LiveKit
document.$$;
comment on column public.session_figures.started_at is 'Instant the call started.';
comment on column public.session_figures.response_p50_seconds is
$$Median time from a turn of the user to the agent's answer, in seconds. Turns count
from spoken_at, else created_at.$$;
comment on column public.session_figures.response_p95_seconds is
'95th percentile of the same.';
comment on column public.session_figures.talk_ratio is
'Share of the agent in what was said, by letters, from 0 to 1; null if nothing was.';
comment on column public.session_figures.interruption_count is
'Turns that were cut off.';
comment on column public.session_figures.longest_silence_seconds is
'Longest time from one turn to the next, in seconds; null for fewer than two turns.';
comment on column public.session_figures.turns_per_minute is
'Turns per minute of the call.';
comment on column public.session_figures.tool_seconds is
'Time spent in tool calls, in seconds.';
comment on column public.session_figures.lead_score is
'How good a lead it was, from 0 to 100; see the view.';

revoke all on public.session_figures
from public, anon, authenticated, service_role;
grant select on public.session_figures to authenticated, service_role;
