-- voiceledger.pre_request(): what PostgREST calls before each request, when asked to.

create or replace function voiceledger.pre_request()
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  if current_setting('request.path', true) = '/user_sessions' then
    perform set_config('datestyle', 'ISO, DMY', true);
  end if;
end;
$$;

comment on function voiceledger.pre_request() is
$$For pgrst.db_pre_request: reads dates in requests on user_sessions day first.

The user_sessions document sends toLocaleString("en-NZ"), which PostgREST parses before
any trigger; without this function a day after the 12th is refused and the others are
read as months. Switched on with voiceledger apply --pre-request. A pre-request function
of your own calls it.$$;

revoke all on function voiceledger.pre_request()
from public, anon, authenticated, service_role;
grant execute on function voiceledger.pre_request()
to anon, authenticated, service_role;
