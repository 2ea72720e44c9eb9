-- pgcalls.follow_timezone(): days begin elsewhere when the zone changes.

create or replace function pgcalls.follow_timezone()
returns trigger
language plpgsql
volatile
-- definer because nobody else may write rollups.
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if not exists (
    select
    from pg_catalog.pg_timezone_names as z
    where z.name = new.timezone
  ) then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'timezone is not a time zone',
      hint = 'Pass an IANA name such as Pacific/Auckland.';
  end if;

  if tg_op = 'UPDATE' then
    perform pgcalls.rebuild_usage(new.client_id);
  end if;

  return null;
end;
$$;

comment on function pgcalls.follow_timezone is
$$Trigger function: a client's zone is one that exists, and its days begin in it.

A new zone sums the client's rollups again, which reads all of its calls.
Errors: 22023 when there is no such zone.$$;

revoke all on function pgcalls.follow_timezone
from public, anon, authenticated, service_role;

create or replace trigger _620_follow_timezone
after insert on public.client_subscriptions
for each row
when (new.timezone <> 'UTC')
execute function pgcalls.follow_timezone();

create or replace trigger _621_follow_timezone
after update on public.client_subscriptions
for each row
when (new.timezone <> old.timezone)
execute function pgcalls.follow_timezone();
