-- public.get_conversation_statistics(since, until, client_id):
-- count calls by status, with their average length and turns.

create or replace function public.get_conversation_statistics(
  since timestamptz default null,
  until timestamptz default null,
  client_id text default null
)
returns setof public.conversation_statistics_row
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return query
  select *
  from pgcalls.get_conversation_statistics(
    get_conversation_statistics.since,
    get_conversation_statistics.until,
    get_conversation_statistics.client_id
  );
end;
$$;

comment on function public.get_conversation_statistics is
$$Count calls by status, with their average length and turns.

since, until: instants between which the calls started; until is left out.
client_id: for service_role; a token counts its own client's calls, an agent's its
own.
Answers rows of status, count, avg_duration (seconds, of calls that somebody answered)
and avg_messages. A conversation is a call from its start on; analytics count calls that
have ended. From the call-centre document.

Errors: 42501 a token without a client, or with another one.$$;

revoke all on function public.get_conversation_statistics
from public, anon, authenticated, service_role;
grant execute on function public.get_conversation_statistics
to authenticated, service_role;
