-- pgcalls.write_old_name(): writes to a view that an adoption has left.

create or replace function pgcalls.write_old_name()
returns trigger
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
-- Times without a zone are UTC, as the adoption has read them.
set timezone = 'UTC'
as $$
declare
  v_view jsonb := tg_argv[0];
  v_old jsonb := to_jsonb(old);
  v_new jsonb := to_jsonb(new);
  v_client_id text;
  v_key uuid;
  v_changes jsonb;
  v_before jsonb := '{}';
  v_metadata jsonb;
  v_given jsonb;
  v_item record;
  v_columns text;
  v_values text;
  v_count bigint;
begin
  if tg_op <> 'INSERT' then
    v_client_id := v_old ->> (v_view ->> 'shown_client');
    v_key := v_old ->> (v_view ->> 'shown_key');
  end if;

  if tg_op = 'DELETE' then
    -- Dynamic, here and below, because the views and their columns differ.
    execute format(
      'delete from %s as d where d.client_id = $1 and d.%I = $2',
      v_view ->> 'store',
      v_view ->> 'key'
    ) using v_client_id, v_key;

    return old;
  end if;

  v_changes := pgcalls.changed_columns(
    coalesce(v_old, '{}'),
    case when tg_op = 'INSERT' then jsonb_strip_nulls(v_new) else v_new end,
    v_view -> 'names'
  );

  -- What is in the metadata now, and what of it is new.
  if tg_op = 'UPDATE' then
    execute format(
      'select d.metadata from %s as d where d.client_id = $1 and d.%I = $2',
      v_view ->> 'store',
      v_view ->> 'key'
    ) into v_before using v_client_id, v_key;
    v_before := coalesce(v_before, '{}');
  end if;

  v_metadata := v_before;

  if v_new -> 'metadata' is distinct from coalesce(v_old -> 'metadata', 'null') then
    v_metadata := coalesce(
      pgcalls.adopted_metadata(
        jsonb_build_object('metadata', v_new -> 'metadata'), '{}', '{}'
      ),
      '{}'
    ) || coalesce(
      (
        select jsonb_object_agg(b.key, b.value)
        from jsonb_each(v_before) as b
        where v_view -> 'hidden' ? b.key and b.key <> 'legacy_metadata'
      ),
      '{}'
    );
  end if;

  for v_item in
    select k.name, v_new -> k.name as value
    from jsonb_array_elements_text(v_view -> 'kept') as k (name)
    where v_new -> k.name is distinct from coalesce(v_old -> k.name, 'null')
  loop
    v_metadata := v_metadata - ('legacy_' || v_item.name)
      || jsonb_strip_nulls(
        jsonb_build_object('legacy_' || v_item.name, v_item.value)
      );
  end loop;

  -- What the store cannot hold is kept beside it, as an adoption keeps it.
  for v_item in
    select n.key as name, n.value as stored, v_new -> n.key as value
    from jsonb_each_text(v_view -> 'names') as n
    where v_new -> n.key is distinct from coalesce(v_old -> n.key, 'null')
  loop
    v_metadata := v_metadata - ('legacy_' || v_item.name);
    continue when not v_view -> 'unsure' ? v_item.name;

    execute format(
      'select to_jsonb(pgcalls.old_value($1, null::%s))',
      v_view -> 'unsure' ->> v_item.name
    ) into v_given using v_item.value;

    if v_given is null and v_item.value <> 'null' then
      v_changes := v_changes - v_item.stored;
      v_metadata := v_metadata
        || jsonb_build_object('legacy_' || v_item.name, v_item.value);
    end if;
  end loop;

  -- An id of another type is kept, and the row gets the id an adoption gives it.
  if v_new ->> (v_view ->> 'id') is distinct from v_old ->> (v_view ->> 'id') then
    v_changes := v_changes || jsonb_build_object(
      v_view ->> 'key',
      pgcalls.adopted_id(v_view ->> 'id_space', v_new ->> (v_view ->> 'id'))
    );
    v_metadata := v_metadata
      || jsonb_build_object('legacy_id', v_new -> (v_view ->> 'id'));
  end if;

  if v_new -> (v_view -> 'call' ->> 'column')
    is distinct from v_old -> (v_view -> 'call' ->> 'column')
  then
    v_changes := v_changes - 'user_session_id'::text || jsonb_build_object(
      case v_view -> 'call' ->> 'dialect'
        when 'callcenter' then 'conversation_id' else 'session_id'
      end,
      pgcalls.adopted_id(
        v_view -> 'call' ->> 'dialect', v_new ->> (v_view -> 'call' ->> 'column')
      )
    );
  end if;

  if v_metadata <> v_before then
    v_changes := v_changes || jsonb_build_object('metadata', v_metadata);
  end if;

  if tg_op = 'INSERT' then
    select
      string_agg(quote_ident(c.key), ', '), string_agg('r.' || quote_ident(c.key), ', ')
    into v_columns, v_values
    from jsonb_each(jsonb_strip_nulls(v_changes)) as c;

    execute format(
      'insert into %1$s (%2$s) select %3$s from jsonb_populate_record(null::%1$s, $1)'
      || ' as r returning client_id, %4$I',
      v_view ->> 'store',
      v_columns,
      v_values,
      v_view ->> 'key'
    ) into v_client_id, v_key using v_changes;
  elsif v_changes <> '{}' then
    select
      string_agg(quote_ident(c.name), ', '), string_agg('r.' || quote_ident(c.name), ', ')
    into v_columns, v_values
    from jsonb_object_keys(v_changes || '{"client_id": null}') as c (name);

    execute format(
      'update %s as d set (%s) = (select %s from jsonb_populate_record(d, $3) as r)'
      || ' where d.client_id = $1 and d.%I = $2',
      v_view ->> 'store',
      v_columns,
      v_values,
      v_view ->> 'key'
    ) using v_client_id, v_key, v_changes;
    get diagnostics v_count = row_count;

    if v_count = 0 then
      return null;
    end if;
  end if;

  execute format(
    'select v.* from %I.%I as v where v.%I = $1 and v.%I = $2',
    tg_table_schema,
    tg_table_name,
    v_view ->> 'shown_client',
    v_view ->> 'shown_key'
  ) into new using v_client_id, v_key;

  return new;
end;
$$;

comment on function pgcalls.write_old_name is
$$Trigger function: a write to a view that pgcalls adopt has left under an old name.

Its argument, from leave_old_name, says what stands for what. Columns of the dialect are
written to the dialect's view; others, and values it cannot hold, to the metadata; an id
of another type becomes the id that an adoption would have given it. Errors: those of
the dialect.$$;

revoke all on function pgcalls.write_old_name
from public, anon, authenticated, service_role;
