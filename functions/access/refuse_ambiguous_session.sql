-- pgcalls.refuse_ambiguous_session(): say that a text could mean two calls.

create or replace function pgcalls.refuse_ambiguous_session()
returns void
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception using
    errcode = 'PT409',
    message = 'several sessions have this id or session_id',
    hint = 'Pass the id that start_session answered.';
end;
$$;

comment on function pgcalls.refuse_ambiguous_session is
$$Refuse a text that is the session_id of several calls, or of one and the id of
another.

Errors: PT409, always.$$;

revoke all on function pgcalls.refuse_ambiguous_session
from public, anon, authenticated, service_role;
grant execute on function pgcalls.refuse_ambiguous_session
to service_role;
