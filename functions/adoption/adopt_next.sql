-- pgcalls.adopt_next(call_count): the next bounded step of an adoption.

create or replace function pgcalls.adopt_next(
  call_count integer
)
returns text
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_phase text;
  v_places bigint[];
  v_place bigint;
begin
  select a.phase into v_phase
  from pgcalls_adopted.adoption as a
  for update;

  if v_phase in ('open', 'calls') then
    v_places := array(
      select c.n
      from pgcalls_adopted.calls as c
      where c.state = 'pending'
      order by c.n
      limit adopt_next.call_count
    );

    if v_places <> '{}' then
      begin
        perform pgcalls.adopt_calls(v_places);
      exception
        when others then
          -- Only what the rows themselves may cause.
          if left(sqlstate, 2) not in ('22', '23', '54', 'P0', 'PT') then
            raise;
          end if;

          -- Nobody foresaw it: find the call, and let the others pass.
          foreach v_place in array v_places loop
            begin
              perform pgcalls.adopt_calls(array[v_place]);
            exception
              when others then
                if left(sqlstate, 2) not in ('22', '23', '54', 'P0', 'PT') then
                  raise;
                end if;

                perform pgcalls.adopt_calls(
                  array[v_place], format('refused: %s %s', sqlstate, sqlerrm)
                );
            end;
          end loop;
      end;

      -- A plan made for an empty table, such as that of the foreign key, is forgotten.
      if (
        select 2 * greatest(c.reltuples, 0) + 10 < count(*)
        from pgcalls_adopted.calls as k
        join pg_catalog.pg_class as c on c.oid = 'public.user_sessions'::regclass
        where k.state = 'copied'
        group by c.reltuples
      ) then
        analyze public.user_sessions, public.conversation_messages, public.tool_calls;
      end if;

      return v_phase;
    end if;
  end if;

  if v_phase = 'open' then
    perform pgcalls.list_adopted_calls(false);
    perform pgcalls.index_adopted_tables();
    v_phase := 'calls';
  elsif v_phase = 'calls' then
    perform pgcalls.adopt_rest();
    v_phase := 'copied';
  end if;

  update pgcalls_adopted.adoption as a
  set phase = v_phase
  where a.phase <> v_phase;

  return v_phase;
end;
$$;

comment on function pgcalls.adopt_next is
$$The next bounded step of an adoption; answers the phase it is in.

call_count: most calls to copy in the step. Phases: open (calls that are going on),
calls (the others, newest first), copied (everything is copied or in quarantine), done
(and verified). Each step is whole or not at all, so it can be killed and repeated.$$;

revoke all on function pgcalls.adopt_next
from public, anon, authenticated, service_role;
