-- pgcalls.catalog_state(): what matters of every object, as rows.

create or replace function pgcalls.catalog_state()
returns table (
  kind text,
  object text,
  item text,
  value text,
  make text,
  unmake text
)
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return query
  with relation as (
    select
      c.oid,
      c.relowner,
      c.relacl,
      c.relkind,
      c.relrowsecurity,
      c.reloptions,
      case c.relkind when 'v' then 'view' else 'table' end as kind,
      format('%I.%I', n.nspname, c.relname) as object
    from pg_catalog.pg_class as c
    join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
    where
      n.nspname in ('public', 'pgcalls', 'livekit', 'callcenter')
      and c.relkind in ('r', 'v')
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
  ),

  privilege as (
    select r.kind, r.object, r.object as target, a.*
    from relation as r
    cross join lateral aclexplode(r.relacl) as a
    where a.grantee <> r.relowner
    union all
    select r.kind, r.object, r.object as target, a.grantor, a.grantee,
      format('%s (%I)', a.privilege_type, c.attname) as privilege_type,
      a.is_grantable
    from relation as r
    join pg_catalog.pg_attribute as c
      on c.attrelid = r.oid and c.attnum > 0 and not c.attisdropped
    cross join lateral aclexplode(c.attacl) as a
    where a.grantee <> r.relowner
    union all
    select 'function' as kind, f.object, 'function ' || f.object as target, a.*
    from routine as f
    cross join lateral aclexplode(
      coalesce(f.proacl, acldefault('f', f.proowner))
    ) as a
    where a.grantee <> f.proowner
    union all
    select 'schema' as kind, n.nspname::text as object,
      format('schema %I', n.nspname) as target, a.*
    from pg_catalog.pg_namespace as n
    cross join lateral aclexplode(n.nspacl) as a
    where
      n.nspname in ('pgcalls', 'livekit', 'callcenter', 'pgcalls_meta')
      and a.grantee <> n.nspowner
  )

  select
    p.kind,
    p.object,
    format('grant %s to %s', p.privilege_type, g.name),
    p.is_grantable::text,
    format('grant %s on %s to %s;', p.privilege_type, p.target, g.name),
    format('revoke %s on %s from %s;', p.privilege_type, p.target, g.name)
  from privilege as p
  cross join lateral (
    select case p.grantee when 0 then 'public' else p.grantee::regrole::text end as name
  ) as g
  -- Whoever else is granted something was granted it by the owner of the database.
  where g.name in ('public', 'anon', 'authenticated', 'service_role')
  union all
  select
    r.kind,
    r.object,
    'row level security',
    case when r.relrowsecurity then 'on' else 'off' end,
    format('alter table %s enable row level security;', r.object),
    null::text
  from relation as r
  where r.relkind = 'r'
  union all
  select
    r.kind,
    r.object,
    'security_invoker',
    coalesce(
      (
        select split_part(o.value, '=', 2)::boolean::text
        from unnest(r.reloptions) as o (value)
        where o.value like 'security\_invoker=%'
      ),
      'false'
    ),
    format('alter view %s set (security_invoker = true);', r.object),
    null::text
  from relation as r
  where r.relkind = 'v'
  union all
  select
    r.kind,
    r.object,
    'definition',
    md5(pg_get_viewdef(r.oid)),
    'pgcalls apply --redefine',
    null::text
  from relation as r
  where r.relkind = 'v'
  union all
  select
    r.kind,
    r.object,
    'owner',
    r.relowner::regrole::text,
    format('alter table %s owner to %s;', r.object, r.relowner::regrole),
    null::text
  from relation as r
  union all
  select
    r.kind,
    r.object,
    format('policy %I', p.polname),
    md5(
      concat_ws(
        ' ',
        p.polcmd,
        p.polpermissive,
        (
          select string_agg(t.role::regrole::text, ',' order by t.role::regrole::text)
          from unnest(p.polroles) as t (role)
        ),
        pg_get_expr(p.polqual, p.polrelid),
        pg_get_expr(p.polwithcheck, p.polrelid)
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
    md5(pg_get_triggerdef(t.oid)),
    'pgcalls apply --redefine',
    null::text
  from relation as r
  join pg_catalog.pg_trigger as t on t.tgrelid = r.oid and not t.tgisinternal
  union all
  select
    r.kind,
    r.object,
    format('trigger %I is on', t.tgname),
    t.tgenabled::text,
    format('alter table %s enable trigger %I;', r.object, t.tgname),
    null::text
  from relation as r
  join pg_catalog.pg_trigger as t on t.tgrelid = r.oid and not t.tgisinternal
  union all
  select
    r.kind,
    r.object,
    format('constraint %I', k.conname),
    pg_get_constraintdef(k.oid),
    format(
      'alter table %s add constraint %I %s;',
      r.object,
      k.conname,
      pg_get_constraintdef(k.oid)
    ),
    null::text
  from relation as r
  join pg_catalog.pg_constraint as k on k.conrelid = r.oid and k.contype <> 'n'
  union all
  select
    r.kind,
    r.object,
    format('index %I', x.relname),
    pg_get_indexdef(i.indexrelid),
    pg_get_indexdef(i.indexrelid) || ';',
    null::text
  from relation as r
  join pg_catalog.pg_index as i on i.indrelid = r.oid
  join pg_catalog.pg_class as x on x.oid = i.indexrelid
  union all
  select
    r.kind,
    r.object,
    format('index %I is valid', x.relname),
    i.indisvalid::text,
    format('reindex index %s;', i.indexrelid::regclass),
    null::text
  from relation as r
  join pg_catalog.pg_index as i on i.indrelid = r.oid
  join pg_catalog.pg_class as x on x.oid = i.indexrelid
  union all
  select
    'function',
    f.object,
    'settings',
    coalesce(array_to_string(f.proconfig, ' '), 'none'),
    format(
      'alter function %s reset all; alter function %1$s %s;',
      f.object,
      (
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
      )
    ),
    null::text
  from routine as f
  union all
  select
    'function',
    f.object,
    'security',
    case when f.prosecdef then 'definer' else 'invoker' end,
    format(
      'alter function %s security %s;',
      f.object,
      case when f.prosecdef then 'definer' else 'invoker' end
    ),
    null::text
  from routine as f
  union all
  select
    'function',
    f.object,
    'owner',
    f.proowner::regrole::text,
    format('alter function %s owner to %s;', f.object, f.proowner::regrole),
    null::text
  from routine as f
  union all
  select
    'function',
    f.object,
    'definition',
    md5(
      concat_ws(
        ' ',
        f.provolatile,
        pg_get_function_result(f.oid),
        pg_get_function_arguments(f.oid),
        coalesce(pg_get_function_sqlbody(f.oid), f.prosrc)
      )
    ),
    'pgcalls apply --redefine',
    null::text
  from routine as f;
end;
$$;

comment on function pgcalls.catalog_state is
$$Grants, policies, triggers, indexes, constraints and code of every object in our
schemas.

make: the statement that brings the item about; unmake: the one that takes it away.$$;

revoke all on function pgcalls.catalog_state
from public, anon, authenticated, service_role;
