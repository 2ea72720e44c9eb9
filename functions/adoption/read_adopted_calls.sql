-- pgcalls.read_adopted_calls(places, is_trial): read and judge old calls.

create or replace function pgcalls.read_adopted_calls(
  places bigint[],
  is_trial boolean
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
declare
  v_country text;
  v_source record;
begin
  truncate pgcalls_adopted.read_calls;

  -- Not installed yet, when a plan asks.
  if to_regclass('public.client_subscriptions') is not null then
    select c.default_country into v_country
    from public.client_subscriptions as c
    join pgcalls_adopted.adoption as a on a.client_id = c.client_id;
  end if;

  -- Dynamic because the old tables and their keys differ.
  for v_source in
    select s.*
    from pgcalls_adopted.sources as s
    where s.kind = 'calls'
    order by s.name
  loop
    execute format(
      $query$
      insert into pgcalls_adopted.read_calls (
        n, source, dialect, row_key, id, session_id, call_id, keys, call, doc, row,
        reason
      )
      select
        r.n,
        %2$L,
        %1$L,
        r.row_key,
        r.id,
        case when r.reason is null then r.session_id end,
        r.call_id,
        -- A row that cannot be read is still known by its key.
        array(
          select k.key
          from jsonb_array_elements_text(
            coalesce(r.doc -> 'keys', '[]') || jsonb_build_array(
              r.row -> 'session_id', r.row -> 'conversation_id', r.row_key
            )
          ) with ordinality as k (key, place)
          where octet_length(k.key) <= 500
          order by k.place
        ),
        jsonb_build_object(
          'started_at_utc', r.doc -> 'started_at_utc',
          'room_name', r.doc -> 'room_name',
          'participant_identity', r.doc -> 'participant_identity',
          'user_phone', r.doc -> 'user_phone'
        ),
        case when not $3 then r.doc end,
        case when not $3 then r.row end,
        r.reason
      from (
        select
          found.*,
          (found.doc ->> 'id')::uuid as id,
          found.doc ->> 'session_id' as session_id,
          (found.doc ->> 'call_id')::uuid as call_id,
          found.doc ->> 'reason' as reason
        from (
          select o.*, pgcalls.adopted_call(%1$L, o.row, $2) as doc
          from (
            select
              c.n, c.row_key, o.tableoid as spot_table, o.ctid as spot,
              pgcalls.adopted_row(o) as row
            from pgcalls_adopted.calls as c
            join %3$s as o on %4$s
            where c.source = %2$L and ($1 is null or c.n = any ($1))
            offset 0
          ) as o
          offset 0
        ) as found
      ) as r
      order by r.n, r.spot_table, r.spot
      $query$,
      v_source.dialect,
      v_source.name,
      v_source.relation,
      case
        when v_source.key_type is null
          then format('o.%I::text = c.row_key', v_source.key_column)
        else format('o.%I = c.row_key::%s', v_source.key_column, v_source.key_type)
      end
    ) using read_adopted_calls.places, v_country, read_adopted_calls.is_trial;
  end loop;
end;
$$;

comment on function pgcalls.read_adopted_calls is
$$Read old calls into pgcalls_adopted.read_calls, each with the reason why it is none.

places: their places on the list pgcalls_adopted.calls; null for all. is_trial: keep
only what judging them needs.$$;

revoke all on function pgcalls.read_adopted_calls
from public, anon, authenticated, service_role;
