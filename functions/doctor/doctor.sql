-- pgcalls.doctor(): prove an installation.

create or replace function pgcalls.doctor()
returns setof public.doctor_finding
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
set quote_all_identifiers = off
as $$
declare
  v_relation record;
  v_caller record;
  v_count bigint;
  v_check text;
  v_attempt text;
  v_is_open boolean;
  v_found public.doctor_finding;
  v_findings public.doctor_finding[] := '{}';
begin
  -- One that cannot work leaves the others.
  foreach v_check in array array[
    'pgcalls.catalog_findings()',
    'pgcalls.installation_findings()',
    'pgcalls.search_findings()'
  ] loop
    begin
      -- Dynamic because each is tried by itself.
      return query execute 'select * from ' || v_check;
    exception
      when others then
        return next row(
          'error',
          format('could not be checked: %s %s', sqlstate, sqlerrm),
          'function ' || v_check,
          'pgcalls apply --redefine'
        )::public.doctor_finding;
    end;
  end loop;

  -- Who has written rows of a client stays who it is until the transaction ends.
  if pgcalls.is_spread() then
    return query
    select
      'notice',
      'the walls between clients were not tried: on Citus a transaction is one role',
      'doctor',
      'try them on a copy that is not distributed';
    return;
  end if;

  if current_setting('transaction_read_only') = 'on' then
    return query
    select
      'notice',
      'the walls between clients were not tried: this transaction is read-only',
      'doctor',
      'call it with POST, on the primary';
    return;
  end if;

  begin
    perform pgcalls.plant_probe();

    for v_caller in
      select c.role, c.claims
      from (
        values
        ('anon', '{"role": "anon"}'),
        ('authenticated', '{"role": "authenticated"}'),
        (
          'authenticated',
          '{"role": "authenticated", "user_metadata":'
          || ' {"client_id": "pgcalls doctor b"}}'
        ),
        (
          'authenticated',
          '{"role": "authenticated", "app_metadata":'
          || ' {"client_id": "pgcalls doctor a"}}'
        ),
        (
          'authenticated',
          '{"role": "authenticated", "app_metadata":'
          || ' {"client_id": "pgcalls doctor a", "assistant_id":'
          || ' "00000000-0000-0000-0000-000000000000"}}'
        )
      ) as c (role, claims)
    loop
      perform set_config('request.jwt.claims', v_caller.claims, true);

      begin
        perform set_config('role', v_caller.role, true);
      exception
        when insufficient_privilege then
          v_found := row(
            'notice',
            format('the walls between clients were not tried as %s', v_caller.role),
            format('role %s', session_user),
            format('grant %s to %I;', v_caller.role, session_user)
          )::public.doctor_finding;
          v_findings := array_remove(v_findings, v_found) || v_found;
          continue;
      end;

      for v_relation in
        select n.nspname, c.relname, c.relkind
        from pg_catalog.pg_class as c
        join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
        join pg_catalog.pg_attribute as a
          on a.attrelid = c.oid and a.attname = 'client_id' and not a.attisdropped
        where
          n.nspname in ('public', 'livekit', 'callcenter')
          and c.relkind in ('r', 'v', 'm', 'p')
        order by n.nspname, c.relname
      loop
        -- Dynamic because a table that is added later is to be tried too.
        begin
          execute format(
            'select count(*) from %I.%I where client_id = %L',
            v_relation.nspname, v_relation.relname, 'pgcalls doctor b'
          ) into v_count;
        exception
          when insufficient_privilege then
            v_count := 0;
        end;

        if v_count > 0 then
          v_findings := v_findings || row(
            'error',
            format('%s reads rows of another client', v_caller.role),
            format('%I.%I', v_relation.nspname, v_relation.relname),
            'pgcalls apply --redefine'
          )::public.doctor_finding;
        end if;

        begin
          execute format(
            'update %I.%I set client_id = client_id where client_id = %L',
            v_relation.nspname, v_relation.relname, 'pgcalls doctor b'
          );
          get diagnostics v_count = row_count;
        exception
          when insufficient_privilege or object_not_in_prerequisite_state then
            v_count := 0;
        end;

        if v_count > 0 then
          v_findings := v_findings || row(
            'error',
            format('%s writes rows of another client', v_caller.role),
            format('%I.%I', v_relation.nspname, v_relation.relname),
            'pgcalls apply --redefine'
          )::public.doctor_finding;
        end if;
      end loop;

      foreach v_attempt in array array[
        'log_message(''pgcalls doctor b'', ''user'', ''x'')',
        'end_session(''pgcalls doctor b'')',
        'update_session(''pgcalls doctor b'', user_name => ''x'')',
        'get_conversation_with_messages(''pgcalls doctor b'')'
      ] loop
        v_is_open := true;

        begin
          execute format('select public.%s', v_attempt);
        exception
          when insufficient_privilege or sqlstate 'PT404' then
            v_is_open := false;
          when sqlstate 'PT409' then
            -- It has seen that the call has ended.
            null;
        end;

        if v_is_open then
          v_findings := v_findings || row(
            'error',
            format('%s reaches a call of another client', v_caller.role),
            format('function public.%s', split_part(v_attempt, '(', 1)),
            'pgcalls apply --redefine'
          )::public.doctor_finding;
        end if;
      end loop;

      perform set_config('role', 'none', true);
    end loop;

    raise exception using errcode = 'VL000', message = 'nothing of this stays';
  exception
    when sqlstate 'VL000' then
      null;
    when others then
      v_findings := v_findings || row(
        'error',
        format(
          'the walls between clients could not be tried: %s %s', sqlstate, sqlerrm
        ),
        'doctor',
        'mend what else is found, then ask again'
      )::public.doctor_finding;
  end;

  foreach v_found in array v_findings loop
    return next v_found;
  end loop;
end;
$$;

comment on function pgcalls.doctor is
$$Implementation of public.doctor; documented there.

Not a definer, because it takes on the roles of others to try what they can.$$;

revoke all on function pgcalls.doctor
from public, anon, authenticated, service_role;
grant execute on function pgcalls.doctor
to service_role;
