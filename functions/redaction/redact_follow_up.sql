-- pgcalls.redact_follow_up(): what a client wants redacted never becomes a row.

create or replace function pgcalls.redact_follow_up()
returns trigger
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_kinds text[] := pgcalls.redacted_kinds(new.client_id, new.session_id);
begin
  if v_kinds is null then
    return new;
  end if;

  new.last_error := pgcalls.redacted_text(new.last_error, v_kinds, 2000);

  return new;
end;
$$;

comment on function pgcalls.redact_follow_up is
$$Trigger function: placeholders for e-mail addresses, phone and card numbers in what a
worker says went wrong.

For clients that have redacted_kinds; before the row exists, whoever writes it.$$;

revoke all on function pgcalls.redact_follow_up
from public, anon, authenticated, service_role;

create or replace trigger _110_redact_follow_up
before insert or update of last_error on public.follow_ups
for each row
when (new.last_error is not null)
execute function pgcalls.redact_follow_up();
