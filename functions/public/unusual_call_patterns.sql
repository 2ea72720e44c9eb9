-- public.unusual_call_patterns(...): calls that are unlike a client's own.

create or replace function public.unusual_call_patterns(
  client_id text default null,
  since timestamptz default null,
  until timestamptz default null,
  assistant_id uuid default null
)
returns setof public.unusual_call_pattern_row
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return query
  select * from pgcalls.unusual_call_patterns(
    unusual_call_patterns.client_id,
    unusual_call_patterns.since,
    unusual_call_patterns.until,
    unusual_call_patterns.assistant_id
  );
end;
$$;

comment on function public.unusual_call_patterns is
$$Calls that are unlike the client's own, the most unusual first.

client_id: for service_role, else "default"; a token looks at its own client, an
agent's at its own calls. since, until: the calls to judge, by their start, until
excluded, at most 92 days; the last 7 days where left out. assistant_id: only its calls.
They are compared with the 60 days before since, or, below 30 calls there, with each
other.
Answers pattern, score (how many usual spreads off), reason in words, customer_number
of a burst, first_at, last_at, call_count and session_ids (ids of at most 1,000 calls).
Patterns: burst_from_number, many_short_calls (within an hour), unusual_duration and
unusual_cost (far above the median), unusual_hour (when the client hardly has calls),
repeated_text (the same words of users). From the user_sessions document.

Errors: 22023 a bad instant or an unknown client; 42501 a token without a client, or
with another one.$$;

revoke all on function public.unusual_call_patterns
from public, anon, authenticated, service_role;
grant execute on function public.unusual_call_patterns
to authenticated, service_role;
