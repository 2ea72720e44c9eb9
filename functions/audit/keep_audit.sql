-- pgcalls.keep_audit(): what was audited stays.

create or replace function pgcalls.keep_audit()
returns trigger
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception using
    errcode = 'insufficient_privilege',
    message = 'the audit is append-only',
    hint = 'Nothing changes or deletes an entry.';
end;
$$;

comment on function pgcalls.keep_audit is
$$Trigger function: refuse to change, delete or truncate the audit, for the owner too.

Errors: 42501.$$;

revoke all on function pgcalls.keep_audit
from public, anon, authenticated, service_role;

create or replace trigger _010_keep_audit
before update or delete on public.audit_log
for each row
execute function pgcalls.keep_audit();

create or replace trigger _011_keep_audit
before truncate on public.audit_log
for each statement
execute function pgcalls.keep_audit();
