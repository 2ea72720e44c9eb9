-- pgcalls.begin_adoption(...): the bookkeeping of an adoption, and the old names.

create or replace function pgcalls.begin_adoption(
  client_id text,
  assistant_id uuid,
  migrations text[],
  had_turns boolean
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_name text;
begin
  insert into public.client_subscriptions (client_id)
  values (begin_adoption.client_id)
  on conflict do nothing;

  insert into public.assistants (client_id, id)
  values (begin_adoption.client_id, begin_adoption.assistant_id)
  on conflict do nothing;

  perform pgcalls.make_adoption_tables(
    'pgcalls_adopted',
    begin_adoption.client_id,
    begin_adoption.assistant_id,
    begin_adoption.migrations,
    begin_adoption.had_turns
  );
  perform pgcalls.list_adopted_calls(true);

  -- The names that are pgcalls's own need no view.
  for v_name in
    select s.name
    from pgcalls_adopted.sources as s
    where
      to_regclass(format('%I.%I', s.dialect, s.name)) is not null
      and to_regclass(format('public.%I', s.name)) is null
    order by s.name
  loop
    perform pgcalls.leave_old_name(v_name);
  end loop;
end;
$$;

comment on function pgcalls.begin_adoption is
$$Begin an adoption, once the old tables are in the schema pgcalls_adopted.

client_id: client the rows go to. assistant_id: assistant of their calls. Both are made
where they are missing. migrations: those of pgcalls that were there before;
had_turns: and whether it had turns.
Lists the calls that are going on, and leaves views under the old names.$$;

revoke all on function pgcalls.begin_adoption
from public, anon, authenticated, service_role;
