-- pgcalls.leave_old_name(name): a view under the name of an old table.

create or replace function pgcalls.leave_old_name(
  name text
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_source record;
  v_store_key text;
  v_view record;
  v_column record;
  v_keys text[];
  v_sequence text;
  v_largest bigint;
begin
  select s.*, format('%I.%I', s.dialect, s.name)::regclass as store into v_source
  from pgcalls_adopted.sources as s
  where s.name = leave_old_name.name;

  v_store_key := case
    when v_source.store = 'callcenter.messages'::regclass then 'message_id' else 'id'
  end;

  select
    string_agg(
      case
        when c.is_generated
          then format('(%s)::%s as %I', c.default_value, c.type, c.column_name)
        else format('o.%I', c.column_name)
      end,
      ', '
      order by c.place
    ) as outside,
    string_agg(format('%s as %I', c.shown, c.column_name), ', ' order by c.place)
      filter (where not c.is_generated) as inside,
    jsonb_object_agg(
      c.column_name,
      jsonb_strip_nulls(
        jsonb_build_object(
          'stored_as', c.stored_as,
          'kept_as', c.kept_as,
          'bound_type', c.bound_type,
          'names', c.names
        )
      )
    ) filter (where not c.is_generated) as columns,
    min(c.column_name) filter (where c.stored_as = 'client_id') as client,
    min(c.column_name) filter (where c.stored_as = v_store_key) as key
  into v_view
  from pgcalls.old_columns(leave_old_name.name) as c;

  v_keys := array(
    select k.key
    from pgcalls.old_columns(leave_old_name.name) as c
    cross join lateral unnest(c.kept_as || '{legacy_metadata}'::text[]) as k (key)
    group by k.key
    order by k.key
  );

  execute format(
    'create view public.%I with (security_invoker = true) as'
    ' select %s from (select %s from %s as d%s cross join lateral'
    ' (select pgcalls.given_metadata(d.metadata, %L::text[]) as metadata) as given'
    ') as o',
    v_source.name,
    v_view.outside,
    v_view.inside,
    v_source.store,
    case
      when v_source.kind = 'messages'
        then ' join public.user_sessions as s'
          ' on s.client_id = d.client_id and s.id = d.user_session_id'
      else ''
    end,
    v_keys
  );
  execute format(
    'comment on view public.%I is %L',
    v_source.name,
    format(
      'The old name of %s, with the old columns, left by pgcalls adopt.',
      v_source.store
    )
  );
  execute format(
    'revoke all on public.%I from public, anon, authenticated, service_role',
    v_source.name
  );
  execute format('grant select on public.%I to authenticated', v_source.name);
  execute format(
    'grant select, insert, update, delete on public.%I to service_role', v_source.name
  );

  for v_column in
    select c.column_name, c.default_value, c.is_numbered
    from pgcalls.old_columns(leave_old_name.name) as c
    where
      not c.is_generated and (c.is_numbered or c.default_value is not null)
    order by c.place
  loop
    if v_column.is_numbered then
      v_sequence := format(
        '%I.%I',
        v_source.dialect,
        v_source.name || '_' || v_column.column_name || '_seq'
      );
      execute format(
        'select greatest(max(o.%I), 0) from %s as o',
        v_column.column_name,
        v_source.relation
      ) into v_largest;
      execute format('create sequence %s', v_sequence);
      execute format('grant usage on sequence %s to service_role', v_sequence);
      perform setval(v_sequence::regclass, v_largest + 1, false);

      update pgcalls_adopted.sources as s
      set sequences = s.sequences || v_sequence
      where s.name = leave_old_name.name;

      v_column.default_value := format('nextval(%L::regclass)', v_sequence);
    end if;

    execute format(
      'alter view public.%I alter column %I set default %s',
      v_source.name,
      v_column.column_name,
      v_column.default_value
    );
  end loop;

  execute format(
    'create trigger _100_write_old_name'
    ' instead of insert or update or delete on public.%I'
    ' for each row execute function pgcalls.write_old_name(%L)',
    v_source.name,
    jsonb_build_object(
      'store', v_source.store::text,
      'store_key', v_store_key,
      'dialect', v_source.dialect,
      'id_space', v_source.dialect || case v_source.kind
        when 'messages' then ' message'
        when 'contacts' then ' user'
        else ''
      end,
      'client', v_view.client,
      'key', v_view.key,
      'columns', v_view.columns,
      'keys', v_keys
    )
  );

  update pgcalls_adopted.sources as s
  set has_view = true
  where s.name = leave_old_name.name;
end;
$$;

comment on function pgcalls.leave_old_name is
$$Leave a view under the name of an old table, with every column in its old type.

name: of the table, which is in pgcalls_adopted already. Columns that the dialect has
show the store; others are read from the metadata, where the adoption keeps them; a
generated one is computed again. What the dialect has besides comes after them. Numbers
that the table gave its rows go on in a sequence of the dialect's schema.$$;

revoke all on function pgcalls.leave_old_name
from public, anon, authenticated, service_role;
