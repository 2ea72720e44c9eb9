-- pgcalls.pre_request(): what PostgREST calls before each request, when asked to.

create or replace function pgcalls.pre_request()
returns void
language plpgsql
volatile
-- definer because callers hold no right on the helpers it calls.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_path text := current_setting('request.path', true);
begin
  -- What PostgREST says of the caller, it says to this node.
  perform pgcalls.set_everywhere(
    'request.jwt.claims', coalesce(current_setting('request.jwt.claims', true), '')
  );

  if v_path = '/user_sessions' then
    perform set_config('datestyle', 'ISO, DMY', true);
  end if;

  -- The RPC functions say themselves what they read. pg_graphql reads any table.
  if v_path <> '/' and (v_path !~ '^/rpc/' or v_path ~* 'graphql') then
    raise log 'pgcalls audit %', jsonb_build_object(
      'client_id', pgcalls.current_client_id(),
      'occurred_at', clock_timestamp(),
      'actor_role', current_setting('role'),
      'actor_subject', left(auth.jwt() ->> 'sub', 200),
      'action', lower(current_setting('request.method', true) collate "C"),
      'object_type', 'request',
      'object_id', v_path,
      'details', jsonb_build_object(
        'schema', coalesce(
          nullif(current_setting('request.headers', true), '')::jsonb
          ->> 'accept-profile',
          'public'
        ),
        'assistant_id', pgcalls.current_assistant_id()
      )
    );
  end if;
end;
$$;

comment on function pgcalls.pre_request is
$$For pgrst.db_pre_request: dates in requests on user_sessions, and a line about each
request that reads or writes a table or view through the API.

The user_sessions document sends toLocaleString("en-NZ"), which PostgREST parses
before any trigger; without this function a day after the 12th is refused and the
others are read as months. The line goes to the server's log, as JSON after
"pgcalls audit", because PostgREST reads in read-only transactions. It says who,
which path and method, never the filter. Switched on with pgcalls apply
--pre-request. A pre-request function of your own calls it.$$;

revoke all on function pgcalls.pre_request
from public, anon, authenticated, service_role;
grant execute on function pgcalls.pre_request
to anon, authenticated, service_role;
