-- pgcalls.analyse_pending: what the public one does.

create or replace function pgcalls.analyse_pending(
  max_calls integer,
  client_id text
)
returns setof public.analysed_session_row
language plpgsql
volatile
-- definer because nobody else may say that a call is analysed.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_left integer := analyse_pending.max_calls;
  v_until timestamptz;
  v_row public.analysed_session_row;
begin
  if (analyse_pending.max_calls between 1 and 10000) is not true then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'max_calls is out of range',
      hint = 'Pass a number from 1 to 10000.';
  end if;

  -- As close_stale_sessions does it: nobody is waited for while clients are held.
  for v_row.id, v_row.client_id, v_row.session_id in
    select s.id, s.client_id, s.session_id
    from public.user_sessions as s
    where
      s.is_analysis_pending
      and (
        analyse_pending.client_id is null
        or s.client_id = analyse_pending.client_id
      )
    order by s.client_id, s.id
  loop
    v_row.failed := null;
    perform
    from public.user_sessions as s
    where
      s.client_id = v_row.client_id and s.id = v_row.id and s.is_analysis_pending
    for no key update skip locked;
    continue when not found;

    begin
      update public.user_sessions as s
      set is_analysis_pending = false
      where s.client_id = v_row.client_id and s.id = v_row.id;

      v_left := v_left - 1;
    exception
      when others then
        v_row.session_id := null;
        v_row.failed := sqlstate;
    end;

    return next v_row;
    exit when v_left = 0;
  end loop;

  -- Last, when there is nothing left to wait for; for a second, as turns are held.
  v_until := clock_timestamp() + interval '1 second';
  v_row := null;

  for v_row.client_id in
    select t.client_id
    from pgcalls.text_marks as t
    where
      (
        analyse_pending.client_id is null
        or t.client_id = analyse_pending.client_id
      )
      -- Of most clients nobody is speaking.
      and exists (
        select
        from public.conversation_messages as m
        where
          m.client_id = t.client_id
          and m.id >= t.unindexed_from
          -- Citus does not conclude it, and would ask every node.
          and (
            analyse_pending.client_id is null
            or m.client_id = analyse_pending.client_id
          )
        offset 0
      )
    order by t.marked_at
  loop
    begin
      perform pgcalls.index_recent(v_row.client_id);
    exception
      when others then
        v_row.failed := sqlstate;
        return next v_row;
        v_row.failed := null;
    end;

    exit when clock_timestamp() > v_until;
  end loop;
end;
$$;

comment on function pgcalls.analyse_pending is
'Implementation of public.analyse_pending; documented there.';

revoke all on function pgcalls.analyse_pending
from public, anon, authenticated, service_role;
grant execute on function pgcalls.analyse_pending
to service_role;
