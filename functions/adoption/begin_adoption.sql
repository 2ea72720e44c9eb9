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
  v_view record;
  v_column text;
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

  -- Dynamic because which names are free is only known here. The names that are
  -- pgcalls's own need no view.
  for v_view in
    select s.name, s.dialect
    from pgcalls_adopted.sources as s
    where
      to_regclass(format('%I.%I', s.dialect, s.name)) is not null
      and to_regclass(format('public.%I', s.name)) is null
  loop
    execute format(
      'create view public.%1$I with (security_invoker = true) as'
      ' select * from %2$I.%1$I',
      v_view.name, v_view.dialect
    );
    execute format(
      'comment on view public.%1$I is %2$L',
      v_view.name,
      format(
        'The old name of %I.%I, left by pgcalls adopt.', v_view.dialect, v_view.name
      )
    );
    execute format(
      'revoke all on public.%I from public, anon, authenticated, service_role',
      v_view.name
    );

    -- What agents write under an old name, they write for this client.
    for v_column in
      select a.attname
      from pg_catalog.pg_attribute as a
      where
        a.attrelid = format('public.%I', v_view.name)::regclass
        and a.attname in ('client_id', 'assistant_id')
    loop
      execute format(
        'alter view public.%I alter column %I set default %L',
        v_view.name,
        v_column,
        case v_column
          when 'client_id' then begin_adoption.client_id
          else begin_adoption.assistant_id::text
        end
      );
    end loop;

    update pgcalls_adopted.sources as s
    set has_view = true
    where s.name = v_view.name;

    execute format('grant select on public.%I to authenticated', v_view.name);
    execute format(
      'grant select, insert, update, delete on public.%I to service_role', v_view.name
    );
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
