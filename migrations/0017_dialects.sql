-- depends: 0016_erasure
--
-- Schemas for the names that two documents use for different things. Locks: none.

create schema livekit;
create schema callcenter;

comment on schema livekit is
$$The names of the LiveKit document: sessions, conversations (messages), tool_calls.

Views on the tables in public; add the schema to PostgREST's exposed schemas.$$;
comment on schema callcenter is
$$The names of the call-centre document: conversations (calls), messages, users.

Views on the tables in public; add the schema to PostgREST's exposed schemas.$$;

revoke all on schema livekit, callcenter
from public, anon, authenticated, service_role;
grant usage on schema livekit, callcenter to authenticated, service_role;

-- For pgcalls.pre_request(), which PostgREST calls as the role of each request.
grant usage on schema pgcalls to anon;
