-- pgcalls.audit_session(): who started, changed, ended or deleted a call.

create or replace function pgcalls.audit_session()
returns trigger
language plpgsql
volatile
-- definer because nobody else may write the audit.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_columns text[];
begin
  if tg_op = 'DELETE' then
    perform pgcalls.audit(
      old.client_id, 'delete', 'user_sessions', old.id::text
    );
  elsif tg_op = 'INSERT' then
    perform pgcalls.audit(
      new.client_id, 'start', 'user_sessions', new.id::text
    );
  elsif old.anonymized_at is null and new.anonymized_at is not null then
    perform pgcalls.audit(
      new.client_id, 'anonymize', 'user_sessions', new.id::text
    );
  elsif old.ended_at_utc is null and new.ended_at_utc is not null then
    perform pgcalls.audit(
      new.client_id,
      'end',
      'user_sessions',
      new.id::text,
      jsonb_build_object(
        'status', new.status,
        'message_count', new.message_count,
        'tool_call_count', new.tool_call_count
      )
    );
  else
    v_columns := pgcalls.told_columns(old, new);

    if v_columns <> '{}' then
      perform pgcalls.audit(
        new.client_id,
        'update',
        'user_sessions',
        new.id::text,
        jsonb_build_object('columns', v_columns)
      );
    end if;
  end if;

  return null;
end;
$$;

comment on function pgcalls.audit_session is
$$Trigger function: a line for every call started, changed, ended or deleted.

An update names the columns it changed, without those the database derives.$$;

revoke all on function pgcalls.audit_session
from public, anon, authenticated, service_role;

create or replace trigger _500_audit_session
after insert or update or delete on public.user_sessions
for each row
execute function pgcalls.audit_session();
