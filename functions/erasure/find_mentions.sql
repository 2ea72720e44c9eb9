-- pgcalls.find_mentions(...): rows that may mention a caller, a few thousand at a time.

create or replace function pgcalls.find_mentions(
  client_id text,
  table_name text,
  after uuid,
  caller pgcalls.caller,
  out ids uuid[],
  out matches uuid[],
  out sessions uuid[]
)
returns record
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_caller pgcalls.caller := find_mentions.caller;
  v_text text;
  v_query text;
begin
  select
    format(
      'concat_ws('' '', %s)',
      string_agg('t.' || quote_ident(c.column_name), ', ')
    )
  into v_text
  from pgcalls.personal_columns() as c
  where c.table_name = find_mentions.table_name and c.kind not in ('when', 'record');

  -- In cases, because the planner would try the dear patterns first. As it is written,
  -- and as it is meant: JSON and arrays write what is no letter with a backslash.
  v_query := format(
    $sql$
    with step as (
      select
        t.id,
        %s as session_id,
        written.content || case
          when meant.content = written.content then ''
          else ' ' || meant.content
        end as content
      from public.%I as t
      cross join lateral (select %s as content) as written
      cross join lateral (
        select pgcalls.plain_text(written.content) as content
      ) as meant
      where t.client_id = $1 and t.id > $2
      order by t.id
      limit %s
    ),

    found as (
      select
        s.id,
        s.session_id,
        case
          when
            lower(replace(translate(s.content, 'İı', 'ii'), 'I', 'i')) like any ($3)
            then s.content ~* $4
        end is true
        or (s.content ~ $5) is true as is_match
      from step as s
    )

    select
      coalesce(array_agg(f.id order by f.id), '{}'),
      coalesce(array_agg(f.id order by f.id) filter (where f.is_match), '{}'),
      coalesce(array_agg(f.session_id order by f.id) filter (where f.is_match), '{}')
    from found as f
    $sql$,
    case find_mentions.table_name
      when 'user_sessions' then 't.id'
      when 'contacts' then 'null::uuid'
      else 't.session_id'
    end,
    find_mentions.table_name,
    v_text,
    -- A body is as long as all of its call.
    case find_mentions.table_name when 'webhook_events' then 200 else 5000 end
  );

  execute v_query
  into ids, matches, sessions
  using
    find_mentions.client_id,
    find_mentions.after,
    v_caller.words,
    v_caller.loose_texts,
    v_caller.loose_numbers;
end;
$$;

comment on function pgcalls.find_mentions is
$$Rows of a table in which a caller may be mentioned, in the order of their ids.

after: the last id that was looked at. Answers the next 5,000 ids that were looked at,
or 200 of webhook_events, none at the end, those that may match, and their calls.
erase_mention looks closely.$$;

revoke all on function pgcalls.find_mentions
from public, anon, authenticated, service_role;
