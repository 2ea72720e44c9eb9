-- pgcalls.refuse_erased(): say that a call was erased.

create or replace function pgcalls.refuse_erased()
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception using
    errcode = 'PT409',
    message = 'session is anonymized',
    hint = 'What was erased stays erased: store nothing more of this call.';
end;
$$;

comment on function pgcalls.refuse_erased is
$$Refuse what would be stored of a call whose content was erased.

Errors: PT409, always.$$;

revoke all on function pgcalls.refuse_erased
from public, anon, authenticated, service_role;
