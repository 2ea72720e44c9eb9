-- pgcalls.old_name_changes(...): what a write under an old name is in the dialect.

create or replace function pgcalls.old_name_changes(
  view jsonb,
  old_row jsonb,
  new_row jsonb,
  metadata jsonb
)
returns jsonb
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_view jsonb := old_name_changes.view;
  v_dialect text := v_view ->> 'dialect';
  v_keys text[] := array(select jsonb_array_elements_text(v_view -> 'keys'));
  v_before jsonb := old_name_changes.metadata;
  v_given jsonb := v_before - array_remove(v_keys, 'legacy_metadata');
  v_kept jsonb := coalesce(
    v_before - array(select jsonb_object_keys(v_given)) - 'legacy_metadata'::text, '{}'
  );
  v_metadata jsonb;
  v_changes jsonb := '{}';
  v_column record;
  v_stored jsonb;
  v_is_kept boolean;
begin
  for v_column in
    select
      c.key as name,
      coalesce(old_name_changes.new_row -> c.key, 'null') as value,
      old_name_changes.new_row ->> c.key as text,
      array(select jsonb_array_elements_text(c.value -> 'kept_as')) as kept_as,
      c.value ->> 'stored_as' as stored_as,
      c.value ->> 'bound_type' as bound_type,
      c.value ->> 'names' as names
    from jsonb_each(v_view -> 'columns') as c
    where
      old_name_changes.new_row -> c.key
      is distinct from coalesce(old_name_changes.old_row -> c.key, 'null')
  loop
    if v_column.name = 'metadata' then
      v_given := pgcalls.make_room(v_column.value, v_keys);
      continue;
    end if;

    v_stored := v_column.value;
    v_is_kept := false;

    if v_column.names = 'key' then
      v_column.stored_as := v_view ->> 'store_key';
      v_stored := to_jsonb(pgcalls.adopted_id(v_view ->> 'id_space', v_column.text));
      v_is_kept := v_stored #>> '{}' <> v_column.text;
    elsif v_column.names = 'call' then
      v_column.stored_as := case v_dialect
        when 'callcenter' then 'conversation_id' else 'session_id'
      end;
      v_stored := to_jsonb(pgcalls.adopted_id(v_dialect, v_column.text));
    elsif v_column.stored_as = 'status' then
      v_stored := to_jsonb(
        coalesce(
          pgcalls.adopted_status(v_column.text),
          old_name_changes.old_row ->> 'status',
          'active'
        )
      );
      v_is_kept := v_column.text not in ('error', v_stored #>> '{}');
    elsif v_column.stored_as = 'role' then
      v_stored := coalesce(
        to_jsonb(pgcalls.shown_role(v_dialect, v_column.text)), v_column.value
      );
      v_is_kept := v_stored <> v_column.value;
    elsif v_column.stored_as is null then
      v_is_kept := true;
    elsif v_column.bound_type is not null then
      execute format(
        'select to_jsonb(pgcalls.value_as($1, null::%s))', v_column.bound_type
      ) into v_stored using v_column.value;
      v_is_kept := v_stored is null;
    end if;

    v_kept := v_kept - v_column.kept_as;

    if v_column.stored_as is not null then
      v_changes := v_changes || jsonb_build_object(v_column.stored_as, v_stored);
    end if;

    if v_is_kept and v_column.value <> 'null' then
      v_kept := v_kept || jsonb_build_object(v_column.kept_as[1], v_column.value);
    end if;
  end loop;

  v_metadata := case
    when v_kept <> '{}' then coalesce(v_given, '{"legacy_metadata": null}') || v_kept
    else v_given
  end;

  if v_metadata is distinct from v_before then
    v_changes := v_changes || jsonb_build_object('metadata', v_metadata);
  end if;

  return v_changes;
end;
$$;

comment on function pgcalls.old_name_changes is
$$What a write under an old name is in the dialect, as an object of new values.

view: what stands for what, from leave_old_name. old_row: empty for an insert. metadata:
that of the stored row. Columns of the dialect are written there; others, and values
that it cannot hold, to the metadata; an id of another type becomes the id that an
adoption would have given it.$$;

revoke all on function pgcalls.old_name_changes
from public, anon, authenticated, service_role;
grant execute on function pgcalls.old_name_changes
to service_role;
