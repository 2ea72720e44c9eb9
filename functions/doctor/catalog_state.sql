-- pgcalls.catalog_state(names): what matters of every object, as rows.

create or replace function pgcalls.catalog_state(
  names text[] default null
)
returns table (
  kind text,
  object text,
  item text,
  value text,
  exact text,
  make text,
  unmake text
)
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
-- What an expression looks like hangs on them.
set timezone = 'UTC'
set datestyle = 'ISO, MDY'
set intervalstyle = 'postgres'
set quote_all_identifiers = off
as $$
declare
  v_owner regrole := (
    select n.nspowner from pg_catalog.pg_namespace as n where n.nspname = 'pgcalls_meta'
  );
  v_table record;
  v_rows text;
begin
  return query
  with relation as (
    select
      c.oid,
      c.relowner,
      c.relacl,
      c.relkind,
      c.relpersistence,
      c.relrowsecurity,
      c.relforcerowsecurity,
      c.reloptions,
      case c.relkind when 'v' then 'view' when 'c' then 'type' else 'table' end
        as kind,
      format('%I.%I', n.nspname, c.relname) as object
    from pg_catalog.pg_class as c
    join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
    where
      n.nspname in ('public', 'pgcalls', 'livekit', 'callcenter')
      and c.relkind in ('r', 'v', 'c')
      and (
        catalog_state.names is null
        or n.nspname || '.' || c.relname = any (catalog_state.names)
      )
  ),

  routine as (
    select
      p.*,
      format(
        '%I.%I(%s)',
        n.nspname,
        p.proname,
        (
          select string_agg(format_type(t.type, null), ', ' order by t.n)
          from unnest(p.proargtypes::oid[]) with ordinality as t (type, n)
        )
      ) as object
    from pg_catalog.pg_proc as p
    join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
    where
      n.nspname in ('public', 'pgcalls', 'livekit', 'callcenter')
      and p.prokind = 'f'
      and (
        catalog_state.names is null
        or n.nspname || '.' || p.proname = any (catalog_state.names)
      )
  ),

  space as (
    select
      n.*,
      n.nspname::text as object
    from pg_catalog.pg_namespace as n
    where
      n.nspname in ('pgcalls', 'livekit', 'callcenter', 'pgcalls_meta')
      and (catalog_state.names is null or n.nspname = any (catalog_state.names))
  ),

  column_of as (
    select
      r.kind,
      r.object,
      c.attname,
      c.attacl,
      c.attstattarget,
      r.relowner,
      concat_ws(
        ' ',
        format_type(c.atttypid, c.atttypmod),
        case when c.attnotnull then 'not null' end,
        case c.attgenerated when 's' then 'stored' when 'v' then 'virtual' end,
        case c.attidentity when 'a' then 'identity' when 'd' then 'own identity' end
      ) as type,
      pg_get_expr(d.adbin, d.adrelid) as default_value,
      c.attgenerated = '' as is_plain
    from relation as r
    join pg_catalog.pg_attribute as c
      on c.attrelid = r.oid and c.attnum > 0 and not c.attisdropped
    left join pg_catalog.pg_attrdef as d on d.adrelid = r.oid and d.adnum = c.attnum
  ),

  privilege as (
    select r.kind, r.object, r.object as target, a.*
    from relation as r
    cross join lateral aclexplode(r.relacl) as a
    where a.grantee <> r.relowner
    union all
    select c.kind, c.object, c.object as target, a.grantor, a.grantee,
      format('%s (%I)', a.privilege_type, c.attname) as privilege_type,
      a.is_grantable
    from column_of as c
    cross join lateral aclexplode(c.attacl) as a
    where a.grantee <> c.relowner
    union all
    select 'function' as kind, f.object, 'function ' || f.object as target, a.*
    from routine as f
    cross join lateral aclexplode(
      coalesce(f.proacl, acldefault('f', f.proowner))
    ) as a
    where a.grantee <> f.proowner
    union all
    select 'schema' as kind, n.object, format('schema %I', n.nspname) as target, a.*
    from space as n
    cross join lateral aclexplode(n.nspacl) as a
    where a.grantee <> n.nspowner
  ),

  -- described: as Postgres prints it, which may change; plain: what never does.
  state (kind, object, item, described, plain, make, unmake) as (
    select
      p.kind,
      p.object,
      format('grant %s to %s', p.privilege_type, g.name),
      null::text,
      p.is_grantable::text,
      format('grant %s on %s to %s;', p.privilege_type, p.target, g.name),
      format('revoke %s on %s from %s;', p.privilege_type, p.target, g.name)
    from privilege as p
    cross join lateral (
      select
        case p.grantee when 0 then 'public' else p.grantee::regrole::text end as name
    ) as g
    -- Whoever else is granted something was granted it by the owner of the database.
    where g.name in ('public', 'anon', 'authenticated', 'service_role')
    union all
    select
      r.kind,
      r.object,
      'row level security',
      null,
      case
        when r.relforcerowsecurity then 'forced'
        when r.relrowsecurity then 'on'
        else 'off'
      end,
      format(
        'alter table %s enable row level security, no force row level security;',
        r.object
      ),
      null
    from relation as r
    where r.relkind = 'r'
    union all
    select
      r.kind,
      r.object,
      'persistence',
      null,
      case r.relpersistence when 'p' then 'logged' else 'unlogged' end,
      format('alter table %s set logged;', r.object),
      null
    from relation as r
    where r.relkind = 'r'
    union all
    select
      r.kind,
      r.object,
      'security_invoker',
      null,
      coalesce(
        (
          select split_part(o.value, '=', 2)::boolean::text
          from unnest(r.reloptions) as o (value)
          where o.value like 'security\_invoker=%'
        ),
        'false'
      ),
      format('alter view %s set (security_invoker = true);', r.object),
      null
    from relation as r
    where r.relkind = 'v'
    union all
    select
      r.kind,
      r.object,
      'definition',
      pg_get_viewdef(r.oid),
      '',
      'pgcalls apply --redefine',
      null
    from relation as r
    where r.relkind = 'v'
    union all
    select
      r.kind,
      r.object,
      'owner',
      null,
      case r.relowner when v_owner then 'the owner of pgcalls'
        else r.relowner::regrole::text end,
      format(
        'alter %s %s owner to %s;',
        case r.kind when 'view' then 'table' else r.kind end,
        r.object,
        v_owner
      ),
      null
    from relation as r
    union all
    select
      'schema',
      n.object,
      'owner',
      null,
      case n.nspowner when v_owner then 'the owner of pgcalls'
        else n.nspowner::regrole::text end,
      format('alter schema %I owner to %s;', n.nspname, v_owner),
      null
    from space as n
    union all
    select
      c.kind,
      c.object,
      format('column %I', c.attname),
      null,
      c.type,
      format(
        'compare %s with %s; alter table %s alter column %I ...',
        c.attname, c.type, c.object, c.attname
      ),
      format('alter table %s drop column %I;', c.object, c.attname)
    from column_of as c
    where c.kind <> 'view'
    union all
    select
      c.kind,
      c.object,
      format('default of %I', c.attname),
      c.default_value,
      '',
      format(
        'alter table %s alter column %I set default %s;',
        c.object, c.attname, c.default_value
      ),
      case
        when c.is_plain
          then format(
            'alter table %s alter column %I drop default;', c.object, c.attname
          )
      end
    from column_of as c
    where c.kind = 'table' and c.default_value is not null
    union all
    select
      c.kind,
      c.object,
      format('statistics of %I', c.attname),
      null,
      'none',
      format(
        'alter table %s alter column %I set statistics 0;', c.object, c.attname
      ),
      null
    from column_of as c
    where c.kind = 'table' and c.attstattarget = 0
    union all
    select
      r.kind,
      r.object,
      format('rule %I', w.rulename),
      pg_get_ruledef(w.oid),
      w.ev_enabled::text,
      null,
      format('drop rule %I on %s;', w.rulename, r.object)
    from relation as r
    join pg_catalog.pg_rewrite as w
      on w.ev_class = r.oid and w.rulename <> '_RETURN'
    union all
    select
      r.kind,
      r.object,
      format('policy %I', p.polname),
      concat_ws(
        ' ',
        pg_get_expr(p.polqual, p.polrelid),
        'check',
        pg_get_expr(p.polwithcheck, p.polrelid)
      ),
      concat_ws(
        ' ',
        p.polcmd,
        p.polpermissive,
        (
          select string_agg(
            case t.role when 0 then 'public' else t.role::regrole::text end,
            ','
            order by t.role::regrole::text
          )
          from unnest(p.polroles) as t (role)
        )
      ),
      'pgcalls apply --redefine',
      format('drop policy %I on %s;', p.polname, r.object)
    from relation as r
    join pg_catalog.pg_policy as p on p.polrelid = r.oid
    union all
    select
      r.kind,
      r.object,
      format('trigger %I', t.tgname),
      pg_get_triggerdef(t.oid),
      '',
      'pgcalls apply --redefine',
      format('drop trigger %I on %s;', t.tgname, r.object)
    from relation as r
    join pg_catalog.pg_trigger as t on t.tgrelid = r.oid and not t.tgisinternal
    union all
    select
      r.kind,
      r.object,
      format('trigger %I is on', t.tgname),
      null,
      t.tgenabled::text,
      format('alter table %s enable trigger %I;', r.object, t.tgname),
      null
    from relation as r
    join pg_catalog.pg_trigger as t on t.tgrelid = r.oid and not t.tgisinternal
    union all
    select
      r.kind,
      r.object,
      format('constraint %I', k.conname),
      pg_get_constraintdef(k.oid),
      k.convalidated::text,
      format(
        'alter table %s add constraint %I %s;',
        r.object,
        k.conname,
        pg_get_constraintdef(k.oid)
      ),
      format('alter table %s drop constraint %I;', r.object, k.conname)
    from relation as r
    join pg_catalog.pg_constraint as k on k.conrelid = r.oid and k.contype <> 'n'
    union all
    select
      r.kind,
      r.object,
      format('index %I', x.relname),
      pg_get_indexdef(i.indexrelid),
      '',
      pg_get_indexdef(i.indexrelid) || ';',
      format('drop index %s;', i.indexrelid::regclass)
    from relation as r
    join pg_catalog.pg_index as i on i.indrelid = r.oid
    join pg_catalog.pg_class as x on x.oid = i.indexrelid
    union all
    select
      r.kind,
      r.object,
      format('index %I is valid', x.relname),
      null,
      i.indisvalid::text,
      format('reindex index %s;', i.indexrelid::regclass),
      null
    from relation as r
    join pg_catalog.pg_index as i on i.indrelid = r.oid
    join pg_catalog.pg_class as x on x.oid = i.indexrelid
    union all
    select
      'function',
      f.object,
      'settings',
      null,
      coalesce(array_to_string(f.proconfig, ' '), 'none'),
      concat(
        format('alter function %s reset all;', f.object),
        format(' alter function %s ', f.object) || (
          select string_agg(
            case
              -- A list, whose names are quoted already where they have to be.
              when starts_with(s.value, 'search_path=') then 'set ' || s.value
              else format(
                'set %s = %L',
                split_part(s.value, '=', 1),
                substr(s.value, strpos(s.value, '=') + 1)
              )
            end,
            ' '
          )
          from unnest(f.proconfig) as s (value)
        ) || ';'
      ),
      null
    from routine as f
    union all
    select
      'function',
      f.object,
      'security',
      null,
      case when f.prosecdef then 'definer' else 'invoker' end,
      format(
        'alter function %s security %s;',
        f.object,
        case when f.prosecdef then 'definer' else 'invoker' end
      ),
      null
    from routine as f
    union all
    select
      'function',
      f.object,
      'owner',
      null,
      case f.proowner when v_owner then 'the owner of pgcalls'
        else f.proowner::regrole::text end,
      format('alter function %s owner to %s;', f.object, v_owner),
      null
    from routine as f
    union all
    select
      'function',
      f.object,
      'definition',
      concat_ws(
        ' ',
        pg_get_function_result(f.oid),
        pg_get_function_arguments(f.oid),
        pg_get_function_sqlbody(f.oid)
      ),
      concat_ws(
        ' ', f.provolatile, f.proisstrict, f.proparallel, f.proleakproof, f.prosrc
      ),
      'pgcalls apply --redefine',
      null
    from routine as f
  )

  select
    s.kind,
    s.object,
    s.item,
    case
      when s.described is null then s.plain
      else md5(pgcalls.plain_words(s.described) || s.plain)
    end,
    md5(concat_ws(' ', s.described, s.plain)),
    s.make,
    s.unmake
  from state as s;

  -- Lists of words and numbers that the functions read.
  for v_table in
    select format('%I.%I', n.nspname, c.relname) as object
    from pg_catalog.pg_class as c
    join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
    where
      n.nspname = 'pgcalls'
      and c.relkind = 'r'
      and (
        catalog_state.names is null
        or n.nspname || '.' || c.relname = any (catalog_state.names)
      )
      and has_table_privilege(c.oid, 'select')
      and not exists (
        select
        from pg_catalog.pg_attribute as a
        where a.attrelid = c.oid and a.attname = 'client_id' and not a.attisdropped
      )
  loop
    -- Dynamic because the next migration may bring another.
    execute format(
      $sql$
      select concat_ws(' ', count(*), %s)
      from (
        select t::text collate "C" as line
        from %s as t
      ) as r
      $sql$,
      -- Every database has another salt.
      case
        when v_table.object <> 'pgcalls.erasure_salts'
          then $sql$md5(string_agg(r.line, '' order by r.line))$sql$
        else 'null'
      end,
      v_table.object
    )
    into v_rows;
    return query
    select
      'table',
      v_table.object,
      'rows',
      v_rows,
      v_rows,
      'restore its rows from a backup, or copy them from a new installation',
      null::text;
  end loop;
end;
$$;

comment on function pgcalls.catalog_state is
$$What matters of every object in our schemas: code, columns, grants, policies, owners.

names: schema and name of objects, schemas by themselves; null for all. value: what
survives dump and restore; exact: word for word. make: the statement that brings the
item about; unmake: the one that takes it away.$$;

revoke all on function pgcalls.catalog_state
from public, anon, authenticated, service_role;
