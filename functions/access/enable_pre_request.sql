-- pgcalls.enable_pre_request(): let PostgREST call pre_request() every time.

create or replace function pgcalls.enable_pre_request()
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_current text := pgcalls.pre_request_setting();
  v_statement text := format(
    'alter role authenticator in database %I set pgrst.db_pre_request = %L',
    current_database(),
    'pgcalls.pre_request'
  );
begin
  if to_regrole('authenticator') is null then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'there is no role authenticator',
      hint = 'Set db-pre-request = "pgcalls.pre_request" in PostgREST''s own'
        || ' configuration.';
  end if;

  if v_current <> 'pgcalls.pre_request' then
    raise exception using
      errcode = 'PT409',
      message = format('PostgREST calls %s before each request already', v_current),
      hint = 'Let that function perform pgcalls.pre_request().';
  end if;

  begin
    -- Dynamic because the name of the database is only known here.
    execute v_statement;
  exception
    when insufficient_privilege then
      raise exception using
        errcode = 'insufficient_privilege',
        message = 'this role may not change the settings of authenticator',
        hint = format('Let an administrator run: %s;', v_statement);
  end;

  perform pg_notify('pgrst', 'reload config');
end;
$$;

comment on function pgcalls.enable_pre_request is
$$Let PostgREST call pgcalls.pre_request() before requests to this database.

What pgcalls apply --pre-request does. Errors: 22023 without a role authenticator;
PT409 when it has another pre-request function; 42501 when it is not ours to alter.$$;

revoke all on function pgcalls.enable_pre_request
from public, anon, authenticated, service_role;
