-- pgcalls.verify_adoption(): compare every old row with what it has become.

create or replace function pgcalls.verify_adoption()
returns table (
  table_name text,
  rows_before bigint,
  rows_copied bigint,
  rows_quarantined bigint,
  rows_differing bigint,
  checksum_before text,
  checksum_after text
)
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
declare
  v_source record;
begin
  for v_source in
    select
      s.*,
      coalesce(
        (
          select
            case
              when a.atttypid = 'jsonb'::regtype
                then 'case when jsonb_typeof(o.metadata) = ''object'' '
                  || 'then o.metadata end'
            end
          from pg_catalog.pg_attribute as a
          where
            a.attrelid = s.relation
            and a.attname = 'metadata'
            and not a.attisdropped
        ),
        'null::jsonb'
      ) as metadata,
      case s.dialect
        when 'tracker' then 'tracker message'
        when 'livekit' then 'livekit message'
        else 'callcenter message'
      end as id_space
    from pgcalls_adopted.sources as s
    where s.kind in ('calls', 'messages', 'tool_calls') and s.id_column is not null
    order by s.name
  loop
    -- Dynamic because the old tables and their columns differ. Read from the columns
    -- themselves, not through the functions that have copied them.
    return query execute format(
      $query$
      select
        %1$L,
        count(*),
        $1,
        $2,
        count(*) filter (
          where
            q.row_key is null
            and o.row_key is not null
            and (
              n.id is null
              or n.who is distinct from o.who
              or n.what is distinct from o.what
              or n.at is distinct from coalesce(o.at, n.at)
              or not coalesce(n.given @> o.metadata, o.metadata is null)
            )
        ),
        to_hex(
          (
            sum(
              hashtextextended(
                concat_ws(
                  '|', o.id, o.who, o.what, coalesce(o.at, n.at), o.metadata
                ),
                0
              )::numeric
            ) filter (where q.row_key is null and o.row_key is not null)
            %% 9223372036854775807
          )::bigint
        ),
        to_hex(
          (
            sum(
              hashtextextended(
                concat_ws(
                  '|',
                  n.id,
                  n.who,
                  n.what,
                  n.at,
                  case
                    when o.metadata is not null
                      then (
                        select coalesce(
                          jsonb_object_agg(i.key, n.given -> i.key), '{}'
                        )
                        from jsonb_object_keys(o.metadata) as i (key)
                      )
                  end
                ),
                0
              )::numeric
            ) filter (where q.row_key is null and o.row_key is not null)
            %% 9223372036854775807
          )::bigint
        )
      from (%2$s) as o
      left join (
        -- What made room for columns is in a key of its own.
        select
          r.*,
          r.metadata || case
            when jsonb_typeof(r.metadata -> 'legacy_metadata') = 'object'
              then r.metadata -> 'legacy_metadata'
            else '{}'
          end as given
        from (%3$s) as r
      ) as n on n.id = o.id
      left join (
        select distinct k.row_key
        from pgcalls_adopted.quarantine as k
        where k.source_table = %1$L and k.row_key is not null
      ) as q on q.row_key = o.row_key
      $query$,
      v_source.name,
      case v_source.kind
        when 'calls' then format(
          'select c.id, o.%2$I::text as row_key, null::text as who, null::text as what,'
          ' pgcalls.adopted_time(%3$s) as at, %4$s as metadata'
          ' from %5$s as o'
          ' left join pgcalls_adopted.calls as c'
          ' on c.source = %1$L and c.row_key = o.%2$I::text',
          v_source.name,
          v_source.key_column,
          coalesce('o.' || quote_ident(v_source.time_column) || '::text', 'null'),
          v_source.metadata,
          v_source.relation
        )
        when 'messages' then format(
          'select %2$s,'
          ' pgcalls.canonical_role(lower(btrim(o.role::text) collate "C")) as who,'
          ' coalesce(o.%3$I::text, to_jsonb(o) ->> ''content'') as what, %4$s as at,'
          ' %5$s as metadata from %1$s as o',
          v_source.relation,
          format(
            'pgcalls.adopted_id(%1$L, to_jsonb(o.%2$I) #>> ''{}'') as id,'
            ' o.%2$I::text as row_key',
            v_source.id_space, v_source.id_column
          ),
          v_source.content_column,
          coalesce(
            'pgcalls.adopted_time(o.' || quote_ident(v_source.time_column) || '::text)',
            'null::timestamptz'
          ),
          v_source.metadata
        )
        else format(
          'select %2$s, null::text as who, o.tool_name::text as what, %3$s as at,'
          ' %4$s as metadata from %1$s as o',
          v_source.relation,
          format(
            'pgcalls.adopted_id(%1$L, to_jsonb(o.%2$I) #>> ''{}'') as id,'
            ' o.%2$I::text as row_key',
            'livekit tool call', v_source.id_column
          ),
          coalesce(
            'pgcalls.adopted_time(o.' || quote_ident(v_source.time_column) || '::text)',
            'null::timestamptz'
          ),
          v_source.metadata
        )
      end,
      case v_source.kind
        when 'calls'
          then 'select s.id, null::text as who, null::text as what,'
            ' s.started_at_utc as at, s.metadata from public.user_sessions as s'
        when 'messages'
          then 'select m.id, m.role as who, m.content as what, m.created_at as at,'
            ' m.metadata from public.conversation_messages as m'
        else
          'select t.id, null::text as who, t.tool_name as what, t.started_at as at,'
          ' t.metadata from public.tool_calls as t'
      end
    ) using v_source.copied, v_source.quarantined;
  end loop;

  return query
  select s.name, s.copied + s.quarantined, s.copied, s.quarantined, 0::bigint, '', ''
  from pgcalls_adopted.sources as s
  where s.kind = 'contacts' or (s.kind <> 'view' and s.id_column is null)
  order by s.name;
end;
$$;

comment on function pgcalls.verify_adoption is
$$Compare every old row that is not in quarantine with what it has become.

rows_before = rows_copied + rows_quarantined, rows_differing = 0 and equal checksums
mean: nothing is lost and nothing has changed. Compared are start and metadata of calls;
speaker, content, time and metadata of turns; name, time and metadata of tool calls.
Contacts, and rows without a key, are only counted.$$;

revoke all on function pgcalls.verify_adoption
from public, anon, authenticated, service_role;
