-- pgcalls.adoption_plan(client_id): what an adoption would find in the old tables.

create or replace function pgcalls.adoption_plan(
  client_id text
)
returns table (
  table_name text,
  reason text,
  row_count bigint,
  example text
)
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
  create temporary table adoption_calls (
    dialect text,
    name text,
    row_key text,
    call jsonb,
    keys jsonb,
    reason text
  ) on commit drop;
  create temporary table adoption_keys (
    dialect text,
    key text,
    call jsonb,
    is_refused boolean,
    primary key (dialect, key)
  ) on commit drop;

  if to_regclass('public.client_subscriptions') is not null then
    select c.default_country into v_country
    from public.client_subscriptions as c
    where c.client_id = adoption_plan.client_id;
  end if;

  -- Dynamic, here and below, because the old tables and their keys differ.
  for v_source in
    select t.*
    from pgcalls.adoptable_tables('public') as t
    where t.kind = 'calls'
  loop
    execute format(
      $query$
      insert into pg_temp.adoption_calls (dialect, name, row_key, call, keys, reason)
      select
        %1$L,
        %2$L,
        found.row_key,
        found.call - 'metadata'::text,
        coalesce(found.call -> 'keys', '[]')
        || coalesce(found.row -> 'session_id', 'null')
        || coalesce(found.row -> 'conversation_id', 'null')
        || coalesce(to_jsonb(found.row_key), 'null'),
        case
          when found.row_key is null then 'the id is missing'
          else found.call ->> 'reason'
        end
      from (
        select
          o.row, o.row_key, pgcalls.adopted_call(%1$L, o.row, $1) as call
        from (
          select pgcalls.adopted_row(o) as row, o.%3$I::text as row_key
          from public.%2$I as o
          offset 0
        ) as o
        offset 0
      ) as found
      $query$,
      v_source.dialect, v_source.name, v_source.key_column
    ) using v_country;
  end loop;

  update pg_temp.adoption_calls as c
  set reason = 'the session id is another call''s'
  from (
    select
      a.ctid,
      row_number() over (
        partition by a.dialect, a.call ->> 'session_id'
        order by a.call ->> 'started_at_utc' desc
      ) as place
    from pg_temp.adoption_calls as a
    where a.reason is null
  ) as twice
  where c.ctid = twice.ctid and twice.place > 1;

  if to_regclass('public.user_sessions') is not null then
    update pg_temp.adoption_calls as c
    set reason = case
      when s.id = (c.call ->> 'id')::uuid then 'the id is another call''s'
      else 'the session id is another call''s'
    end
    from public.user_sessions as s
    where
      c.reason is null
      and (
        s.id = (c.call ->> 'id')::uuid
        or (
          s.session_id = c.call ->> 'session_id'
          and coalesce(to_jsonb(s) ->> 'client_id', 'default')
          = adoption_plan.client_id
        )
      );
  end if;

  insert into pg_temp.adoption_keys (dialect, key, call, is_refused)
  select
    c.dialect, k.key, c.call, c.reason is not null
  from pg_temp.adoption_calls as c
  cross join lateral jsonb_array_elements_text(c.keys) as k (key)
  where k.key is not null
  on conflict do nothing;

  analyze pg_temp.adoption_keys;

  return query
  select c.name, c.reason, count(*), min(c.row_key)
  from pg_temp.adoption_calls as c
  group by c.name, c.reason;

  for v_source in
    select t.*
    from pgcalls.adoptable_tables('public') as t
    where t.kind in ('messages', 'tool_calls')
  loop
    return query execute format(
      $query$
      select %1$L, found.reason, count(*), min(found.row_key)
      from (
        select
          o.row ->> 'id' as row_key,
          case
            when k.key is null then 'its call is not there'
            when k.is_refused then 'its call is in quarantine'
            else (%4$s) ->> 'reason'
          end as reason
        from (
          select pgcalls.adopted_row(o) as row, o.%3$I::text as key
          from public.%1$I as o
          offset 0
        ) as o
        left join pg_temp.adoption_keys as k on k.dialect = %2$L and k.key = o.key
      ) as found
      group by found.reason
      $query$,
      v_source.name,
      v_source.dialect,
      v_source.key_column,
      case v_source.kind
        when 'messages' then format(
          'pgcalls.adopted_message(%L, o.row, k.call)', v_source.dialect
        )
        else 'pgcalls.adopted_tool_call(o.row, k.call)'
      end
    );
  end loop;

  for v_source in
    select t.*
    from pgcalls.adoptable_tables('public') as t
    where t.kind = 'contacts'
  loop
    return query execute format(
      $query$
      select %1$L, found.reason, count(*), min(found.row_key)
      from (
        select
          c.doc ->> 'row_key' as row_key,
          coalesce(
            c.doc ->> 'reason',
            case
              when row_number() over (
                partition by coalesce(
                  c.doc ->> 'phone', c.doc ->> 'email', c.doc ->> 'row_key'
                )
              ) > 1 then 'the id, phone or e-mail address is another contact''s'
            end,
            'copied without ' || (c.doc ->> 'left')
          ) as reason
        from (
          select pgcalls.adopted_contact(pgcalls.adopted_row(o), $1) as doc
          from public.%1$I as o
          offset 0
        ) as c
      ) as found
      group by found.reason
      $query$,
      v_source.name
    ) using v_country;
  end loop;

  return;
end;
$$;

comment on function pgcalls.adoption_plan is
$$What an adoption would find: rows of old tables, by the reason of their quarantine.

client_id: client the rows would go to. reason is null for rows that would be copied;
example is the key of one of the rows. Reads everything once, into temporary tables.$$;

revoke all on function pgcalls.adoption_plan
from public, anon, authenticated, service_role;
