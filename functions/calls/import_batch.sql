-- pgcalls.import_batch(calls, client_id): calls that are over, all at once.

create or replace function pgcalls.import_batch(
  calls jsonb,
  client_id text
)
returns public.import_calls_result
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_client_id text := coalesce(import_batch.client_id, 'default');
  v_call record;
  v_read jsonb;
  v_reads jsonb[] := '{}';
  v_stored jsonb;
  v_one jsonb;
  v_new jsonb[] := '{}';
  v_ends jsonb[] := '{}';
  v_told jsonb;
  v_place text;
  v_given jsonb;
  v_refused jsonb;
  v_notices jsonb;
  v_ended public.end_session_result;
  v_hint text;
  v_result public.import_calls_result;
begin
  v_result.calls_duplicate := 0;
  v_result.calls_saved := 0;
  v_result.refused := '[]';
  v_result.notices := '[]';

  -- Every start before any end, which locks the client, and in the same order wherever
  -- the same calls are imported: nobody waits for a call while holding a client.
  for v_call in
    select
      e.n - 1 as place,
      e.call
    from jsonb_array_elements(import_batch.calls) with ordinality as e (call, n)
    order by (e.call ->> 'session_id') collate "C", e.n
  loop
    begin
      v_read := pgcalls.read_imported_call(v_call.call, import_batch.client_id);

      if v_read is null then
        v_result.calls_duplicate := v_result.calls_duplicate + 1;
      else
        v_reads := v_reads || (v_read || jsonb_build_object('place', v_call.place));
      end if;
    exception
      when data_exception or insufficient_privilege or sqlstate 'PT409' then
        -- Whose they are is no matter of one of them.
        if sqlstate = '42501' and not exists (
          select
          from public.client_subscriptions as c
          where c.client_id = v_client_id and c.status = 'active'
        ) then
          raise;
        end if;

        get stacked diagnostics v_hint = pg_exception_hint;
        v_result.refused := v_result.refused || pgcalls.refused_element(
          format('calls[%s]', v_call.place), sqlstate, sqlerrm, v_hint
        );
    end;
  end loop;

  begin
    v_stored := pgcalls.insert_imported_calls(v_client_id, to_jsonb(v_reads));
  exception
    -- One of them cannot be stored: each on its own.
    when data_exception or sqlstate 'PT409' then
      v_stored := '{}';
  end;

  foreach v_read in array v_reads loop
    if not v_stored ? (v_read ->> 'id') then
      begin
        v_one := pgcalls.insert_imported_calls(
          v_client_id, jsonb_build_array(v_read)
        );

        if v_one = '{}' then
          -- Somebody else was faster, it is twice in this batch, or its call_id is
          -- taken.
          if (
            pgcalls.find_started_session(
              v_client_id,
              (v_read ->> 'assistant_id')::uuid,
              v_read ->> 'session_id'
            )
          ).id is null then
            raise exception using
              errcode = 'PT409',
              message = 'session_id or call_id belongs to another session',
              hint = 'Give every call its own ids.';
          end if;

          v_result.calls_duplicate := v_result.calls_duplicate + 1;
          continue;
        end if;

        v_stored := v_stored || v_one;
      exception
        when data_exception or sqlstate 'PT409' then
          get stacked diagnostics v_hint = pg_exception_hint;
          v_result.refused := v_result.refused || pgcalls.refused_element(
            format('calls[%s]', v_read ->> 'place'), sqlstate, sqlerrm, v_hint
          );
          continue;
      end;
    end if;

    v_new := v_new || v_read;
    v_result.notices := v_result.notices || pgcalls.place_notices(
      format('calls[%s]', v_read ->> 'place'),
      (v_read -> 'notices')
      || pgcalls.address_notice(v_stored ->> (v_read ->> 'id'))
      || pgcalls.answer_notices(
        v_client_id,
        (v_read ->> 'id')::uuid,
        (v_read ->> 'answered_at')::timestamptz,
        null
      )
    );
  end loop;

  v_new := array(
    select n.call from unnest(v_new) as n (call) order by n.call ->> 'id'
  );
  v_told := pgcalls.keep_new_messages(
    v_client_id,
    array(
      select (n.call ->> 'id')::uuid
      from unnest(v_new) with ordinality as n (call, place)
      where (n.call -> 'is_plain')::boolean
      order by n.place
    ),
    array(
      select import_batch.calls -> (n.call -> 'place')::integer -> 'messages'
      from unnest(v_new) with ordinality as n (call, place)
      where (n.call -> 'is_plain')::boolean
      order by n.place
    )
  );

  foreach v_read in array v_new loop
    v_place := format('calls[%s]', v_read ->> 'place');
    v_given := import_batch.calls -> (v_read -> 'place')::integer;

    if (v_read -> 'is_plain')::boolean then
      v_refused := coalesce(v_told #> array[v_read ->> 'id', 'refused'], '[]');
      v_notices := coalesce(v_told #> array[v_read ->> 'id', 'notices'], '[]');

      if v_given ? 'tool_calls' then
        select v_refused || t.refused, v_notices || t.notices
        into v_refused, v_notices
        from pgcalls.keep_tool_calls(
          ((v_read ->> 'id')::uuid, v_client_id, false, true),
          v_given -> 'tool_calls',
          (v_read ->> 'ended_at')::timestamptz
        ) as t;
      end if;

      v_ends := v_ends || v_read;
    else
      -- Calls end in the order of their ids.
      if v_ends <> '{}' then
        perform pgcalls.end_imported_calls(v_client_id, to_jsonb(v_ends));
        v_ends := '{}';
      end if;

      v_ended := pgcalls.end_imported_call(v_read ->> 'id', v_given);
      v_refused := v_ended.refused;
      v_notices := v_ended.notices;
    end if;

    v_result.refused := v_result.refused || pgcalls.place_notices(v_place, v_refused);
    v_result.notices := v_result.notices || pgcalls.place_notices(v_place, v_notices);
  end loop;

  if v_ends <> '{}' then
    perform pgcalls.end_imported_calls(v_client_id, to_jsonb(v_ends));
  end if;

  foreach v_read in array v_new loop
    if v_read ->> 'is_answered' is not null then
      v_result.notices := v_result.notices || pgcalls.place_notices(
        format('calls[%s]', v_read ->> 'place'),
        pgcalls.answer_notices(
          v_client_id,
          (v_read ->> 'id')::uuid,
          null,
          (v_read -> 'is_answered')::boolean
        )
      );
    end if;
  end loop;

  v_result.calls_saved := cardinality(v_new);

  -- The last thing that end_session does, too.
  begin
    perform pgcalls.index_recent(v_client_id);
  exception
    when others then null;
  end;

  -- A plan made for an empty table, such as that of the foreign key, is forgotten.
  if v_result.calls_saved > (
    select c.reltuples
    from pg_catalog.pg_class as c
    where c.oid = 'public.user_sessions'::regclass
  ) then
    analyze public.user_sessions, public.conversation_messages, public.tool_calls;
  end if;

  return v_result;
end;
$$;

comment on function pgcalls.import_batch is
$$Store calls that are over, at once: all of them, or none where one fails in a way that
is not the caller's. Answers as public.import_calls.$$;

revoke all on function pgcalls.import_batch
from public, anon, authenticated, service_role;
