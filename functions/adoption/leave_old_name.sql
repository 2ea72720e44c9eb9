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
  v_adoption record;
  v_source record;
  v_calls record;
  v_column record;
  v_key text;
  v_call_key text;
  v_live text[] := '{updated_at,message_count}';
  v_hidden text[] := '{legacy_id,legacy_metadata}';
  v_metadata text;
  v_expression text;
  v_inner text[] := '{}';
  v_outer text[] := '{}';
  v_taken text[] := '{}';
  v_defaults text[] := '{}';
  v_names jsonb := '{}';
  v_unsure jsonb := '{}';
  v_kept text[] := '{}';
  v_id text;
  v_call jsonb;
  v_sequence text;
  v_largest bigint;
begin
  select a.* into v_adoption
  from pgcalls_adopted.adoption as a;

  select
    s.*,
    format('%I.%I', s.dialect, s.name)::regclass as store,
    pgcalls.known_columns(s.dialect, s.kind) as known
  into v_source
  from pgcalls_adopted.sources as s
  where s.name = leave_old_name.name;

  select s.* into v_calls
  from pgcalls_adopted.sources as s
  where s.dialect = v_source.dialect and s.kind = 'calls'
  order by s.name
  limit 1;

  v_key := case
    when v_source.dialect = 'callcenter' and v_source.kind = 'messages'
      then 'message_id'
    else 'id'
  end;

  -- Which column of the calls the turns name: what a foreign key says, else the one of
  -- the same type.
  if v_source.kind = 'messages' then
    select a.attname::text into v_call_key
    from pg_catalog.pg_attribute as own
    join pg_catalog.pg_attribute as a
      on a.attrelid = v_calls.relation
      and a.attname in ('id', 'session_id', 'conversation_id')
      and not a.attisdropped
    left join pg_catalog.pg_constraint as con
      on con.conrelid = own.attrelid
      and con.contype = 'f'
      and con.conkey = array[own.attnum]
      and con.confrelid = a.attrelid
      and con.confkey = array[a.attnum]
    where own.attrelid = v_source.relation and own.attname = v_source.key_column
    order by
      con.oid is null,
      a.atttypid <> own.atttypid,
      a.attname = 'id'
    limit 1;
  end if;

  -- Metadata of the store without what stands for columns.
  v_hidden := v_hidden || array(
    select 'legacy_' || a.attname
    from pg_catalog.pg_attribute as a
    where a.attrelid = v_source.relation and a.attnum > 0 and not a.attisdropped
    union all
    select a.attname::text
    from pg_catalog.pg_attribute as a
    where
      a.attrelid = v_source.relation
      and a.attname in ('job_id', 'agent_version', 'confidence', 'duration_ms')
      and a.attname = any (v_source.known)
      and not a.attisdropped
  );
  v_metadata := format(
    'coalesce(d.metadata -> ''legacy_metadata'', d.metadata - %L::text[])', v_hidden
  );

  for v_column in
    select
      a.attname::text as name,
      a.attgenerated <> '' as is_generated,
      format_type(a.atttypid, a.atttypmod) as type,
      a.atttypid as type_id,
      t.typcategory as category,
      d.atttypid as store_type_id,
      format_type(d.atttypid, null) as store_type,
      dt.typcategory as store_category,
      pg_get_expr(def.adbin, def.adrelid) as default_value,
      a.attidentity <> '' or exists (
        select
        from pg_catalog.pg_depend as dep
        join pg_catalog.pg_class as seq on seq.oid = dep.refobjid and seq.relkind = 'S'
        where dep.classid = 'pg_attrdef'::regclass and dep.objid = def.oid
      ) as is_numbered
    from pg_catalog.pg_attribute as a
    join pg_catalog.pg_type as t on t.oid = a.atttypid
    left join pg_catalog.pg_attrdef as def
      on def.adrelid = a.attrelid and def.adnum = a.attnum
    left join pg_catalog.pg_attribute as d
      on d.attrelid = v_source.store and d.attname = a.attname
    left join pg_catalog.pg_type as dt on dt.oid = d.atttypid
    where a.attrelid = v_source.relation and a.attnum > 0 and not a.attisdropped
    order by a.attnum
  loop
    v_taken := v_taken || v_column.name;
    v_expression := null;

    if v_column.is_generated then
      v_outer := v_outer || format(
        '(%s)::%s as %I', v_column.default_value, v_column.type, v_column.name
      );
      continue;
    end if;

    v_outer := v_outer || format('o.%I', v_column.name);

    if v_column.name = 'metadata' then
      v_expression := case
        when v_column.type_id = 'jsonb'::regtype then v_metadata
        else format(
          'pgcalls.old_value(%s, null::%s)::%2$s', v_metadata, v_column.type
        )
      end;
    elsif v_column.name = v_source.id_column
      and v_column.name in ('id', 'message_id')
    then
      if v_column.type_id = 'uuid'::regtype then
        v_expression := format('d.%I', v_key);
        v_names := v_names || jsonb_build_object(v_column.name, v_key);
      else
        v_id := v_column.name;
        v_expression := format(
          'pgcalls.old_value(d.metadata -> ''legacy_id'', null::%s)::%1$s',
          v_column.type
        );
      end if;
    elsif v_source.kind = 'messages' and v_column.name = v_source.key_column
      and v_call_key = 'id'
    then
      v_call := jsonb_build_object(
        'column', v_column.name, 'dialect', v_source.dialect
      );
      v_expression := case
        when v_column.type_id = 'uuid'::regtype then 'd.user_session_id'
        else format(
          'pgcalls.old_value(s.metadata -> ''legacy_id'', null::%s)::%1$s',
          v_column.type
        )
      end;
    elsif v_column.store_type_id is not null
      and v_column.name = any (v_source.known || v_live)
    then
      v_names := v_names || jsonb_build_object(v_column.name, v_column.name);
      v_expression := case
        when v_column.type = v_column.store_type then format('d.%I', v_column.name)
        -- Without its length, so that an index finds it.
        when v_column.type_id = 'varchar'::regtype
          and v_column.store_type_id = 'text'::regtype
          and v_column.name in (v_source.id_column, 'session_id', 'conversation_id')
          then format('d.%I::varchar', v_column.name)
        when v_column.category = 'N' and v_column.store_category = 'N'
          then format('d.%I::%s', v_column.name, v_column.type)
        when v_column.store_type_id = 'timestamptz'::regtype
          and v_column.type_id in ('timestamp'::regtype, 'date'::regtype)
          then format(
            '(d.%I at time zone ''UTC'')::%s', v_column.name, v_column.type
          )
        when v_column.category = 'S'
          then format('d.%I::text::%s', v_column.name, v_column.type)
        else format(
          'pgcalls.old_value(to_jsonb(d.%I), null::%s)::%2$s',
          v_column.name,
          v_column.type
        )
      end;

      -- What the store could not hold is shown as it was; keys and what is searched
      -- by are left to their indexes.
      if v_column.name not in (
          'id', 'session_id', 'conversation_id', 'role', 'status',
          coalesce(v_source.time_column, ''), coalesce(v_source.content_column, '')
        )
        and not v_column.name = any (v_live)
      then
        v_expression := format(
          'coalesce(pgcalls.old_value(d.metadata -> %L, null::%s)::%2$s, %s)',
          'legacy_' || v_column.name,
          v_column.type,
          v_expression
        );
      end if;

      if v_column.type_id <> v_column.store_type_id
        and v_column.store_category <> 'S'
      then
        v_unsure := v_unsure || jsonb_build_object(
          v_column.name, v_column.store_type
        );
      end if;
    else
      v_kept := v_kept || v_column.name;
      v_expression := format(
        'pgcalls.old_value(d.metadata -> %L, null::%s)::%2$s',
        'legacy_' || v_column.name,
        v_column.type
      );
    end if;

    v_inner := v_inner || format('%s as %I', v_expression, v_column.name);

    if v_column.is_numbered then
      v_sequence := format(
        '%I.%I', v_source.dialect, v_source.name || '_' || v_column.name || '_seq'
      );
      execute format(
        'select coalesce(max(o.%I), 0)::bigint from %s as o',
        v_column.name,
        v_source.relation
      ) into v_largest;
      execute format('create sequence %s', v_sequence);
      perform setval(v_sequence::regclass, greatest(v_largest, 0) + 1, false);
      execute format('grant usage on sequence %s to service_role', v_sequence);
      update pgcalls_adopted.sources as s
      set sequences = s.sequences || v_sequence
      where s.name = leave_old_name.name;
      v_defaults := v_defaults || format(
        'alter column %I set default nextval(%L::regclass)', v_column.name, v_sequence
      );
    elsif v_column.default_value is not null
      -- An id that sorts by time, and now() in any zone, come from the dialect.
      and not (
        v_names ? v_column.name
        and (
          v_names ->> v_column.name = v_key
          or v_column.store_type_id = 'timestamptz'::regtype
        )
      )
    then
      v_defaults := v_defaults || format(
        'alter column %I set default %s', v_column.name, v_column.default_value
      );
    end if;
  end loop;

  -- Then what the dialect has besides.
  for v_column in
    select
      d.attname::text as name,
      case
        when d.attname = any (v_taken) then 'pgcalls_' || d.attname else d.attname
      end as shown
    from pg_catalog.pg_attribute as d
    where
      d.attrelid = v_source.store
      and d.attnum > 0
      and not d.attisdropped
      and (
        not d.attname = any (v_taken)
        or (d.attname = v_key and v_id is not null)
        or (d.attname in ('client_id', 'assistant_id') and d.attname = any (v_kept))
      )
    order by d.attnum
  loop
    v_inner := v_inner || format(
      '%s as %I',
      case
        when v_column.name = 'metadata' then v_metadata
        else format('d.%I', v_column.name)
      end,
      v_column.shown
    );
    v_outer := v_outer || format('o.%I', v_column.shown);

    if v_column.name <> 'metadata' then
      v_names := v_names || jsonb_build_object(v_column.shown, v_column.name);
    end if;

    -- What agents write under an old name, they write for this client.
    if v_column.name in ('client_id', 'assistant_id') then
      v_defaults := v_defaults || format(
        'alter column %I set default %L',
        v_column.shown,
        case v_column.name
          when 'client_id' then v_adoption.client_id
          else v_adoption.assistant_id::text
        end
      );
    end if;
  end loop;

  execute format(
    'create view public.%I with (security_invoker = true) as'
    ' select %s from (select %s from %s as d%s) as o',
    v_source.name,
    array_to_string(v_outer, ', '),
    array_to_string(v_inner, ', '),
    v_source.store,
    case
      when v_source.kind = 'messages'
        then ' join public.user_sessions as s'
          ' on s.client_id = d.client_id and s.id = d.user_session_id'
      else ''
    end
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
  execute format(
    'alter view public.%I %s', v_source.name, array_to_string(v_defaults, ', ')
  );
  execute format(
    'create trigger _100_write_old_name'
    ' instead of insert or update or delete on public.%I'
    ' for each row execute function pgcalls.write_old_name(%L)',
    v_source.name,
    jsonb_build_object(
      'store', v_source.store::text,
      'key', v_key,
      'shown_key', (
        select n.key
        from jsonb_each_text(v_names) as n
        where n.value = v_key
        order by n.key
        limit 1
      ),
      'shown_client', case
        when 'client_id' = any (v_kept) then 'pgcalls_client_id' else 'client_id'
      end,
      'id', v_id,
      'id_space', v_source.dialect || case v_source.kind
        when 'messages' then ' message'
        when 'contacts' then ' user'
        else ''
      end,
      'call', v_call,
      'names', v_names,
      'unsure', v_unsure,
      'kept', to_jsonb(v_kept),
      'hidden', to_jsonb(v_hidden)
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
