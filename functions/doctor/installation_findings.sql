-- pgcalls.installation_findings(): roles, settings and figures that are not right.

create or replace function pgcalls.installation_findings()
returns setof public.doctor_finding
language plpgsql
stable
-- definer because what was deployed is known to the owner alone.
security definer
set search_path = pg_catalog, pg_temp
set quote_all_identifiers = off
as $$
declare
  v_version integer := current_setting('server_version_num')::integer;
begin
  return query
  select
    'error',
    r.name || ' may create objects' || s.why,
    'schema ' || s.name,
    format('revoke create on schema %s from %s;', s.name, r.name)
  from (
    values
    ('public', ''),
    ('auth', ', which every policy would call')
  ) as s (name, why)
  cross join unnest(
    array['public', 'anon', 'authenticated', 'service_role']
  ) as r (name)
  where exists (
    select
    from pg_catalog.pg_namespace as n
    cross join lateral aclexplode(n.nspacl) as a
    where
      n.nspname = s.name
      and a.privilege_type = 'CREATE'
      and a.grantee = coalesce(to_regrole(nullif(r.name, 'public')), 0)
  );

  return query
  select
    'notice',
    'is a superuser, as whom the functions run; a role that is none suffices',
    'role ' || r.rolname,
    format('alter schema pgcalls_meta owner to ...; -- and all that %I owns', r.rolname)
  from pg_catalog.pg_namespace as n
  join pg_catalog.pg_roles as r on r.oid = n.nspowner
  where n.nspname = 'pgcalls_meta' and r.rolsuper;

  return query
  select
    'error',
    'row level security does not bind it',
    'role ' || r.rolname,
    case
      when r.rolsuper then format('alter role %I nosuperuser;', r.rolname)
      else format('alter role %I nobypassrls;', r.rolname)
    end
  from pg_catalog.pg_roles as r
  where r.rolname in ('anon', 'authenticated') and (r.rolsuper or r.rolbypassrls);

  return query
  select
    'error',
    'service_role sees no row: it neither bypasses row level security nor has a policy',
    'table ' || e.object,
    'pgcalls apply --redefine'
  from pg_catalog.pg_roles as r
  join pgcalls_meta.expected as e
    on e.kind = 'table' and e.item = 'row level security' and e.object like 'public.%'
  where
    r.rolname = 'service_role'
    and not r.rolsuper
    and not r.rolbypassrls
    and not exists (
      select
      from pg_catalog.pg_policy as p
      where
        p.polrelid = to_regclass(e.object) and r.oid = any (p.polroles)
    )
    and has_any_column_privilege(r.oid, to_regclass(e.object), 'select');

  return query
  select
    'error',
    format('is a member of %s', m.roleid::regrole),
    'role ' || m.member::regrole,
    format('revoke %s from %s;', m.roleid::regrole, m.member::regrole)
  from pg_catalog.pg_auth_members as m
  where
    m.member in (to_regrole('anon'), to_regrole('authenticated'))
    and (
      m.roleid in (to_regrole('service_role'), to_regrole('authenticated'))
      or m.roleid = (
        select p.proowner
        from pg_catalog.pg_proc as p
        where p.oid = 'pgcalls.installation_findings()'::regprocedure
      )
    );

  return query
  select
    'error',
    'exposes the private schema to the API',
    'setting pgrst.db_schemas',
    format(
      'alter role authenticator%s set pgrst.db_schemas = %L; notify pgrst;',
      coalesce(' in database ' || quote_ident(d.datname), ''),
      array_to_string(
        array(
          select x.name
          from regexp_split_to_table(split_part(c.setting, '=', 2), '\s*,\s*')
            with ordinality as x (name, n)
          where x.name not in ('pgcalls', 'pgcalls_meta')
          order by x.n
        ),
        ', '
      )
    )
  from pg_catalog.pg_db_role_setting as s
  left join pg_catalog.pg_database as d on d.oid = s.setdatabase
  cross join lateral unnest(s.setconfig) as c (setting)
  where
    s.setrole = to_regrole('authenticator')
    and (s.setdatabase = 0 or d.datname = current_database())
    and c.setting ~ '^pgrst\.db_schemas=.*\mpgcalls'
    and 'pgcalls' = any (
      regexp_split_to_array(split_part(c.setting, '=', 2), '\s*,\s*')
    );

  return query
  select
    'error',
    'is published, and deleted rows pass row level security there',
    format('table %I.%I', p.schemaname, p.tablename),
    format(
      'alter publication %I drop table %I.%I;', p.pubname, p.schemaname, p.tablename
    )
  from pg_catalog.pg_publication_tables as p
  where
    p.pubname = 'supabase_realtime'
    and format('%I.%I', p.schemaname, p.tablename) in (
      select e.object from pgcalls_meta.expected as e where e.kind = 'table'
    );

  return query
  select
    'error',
    'usage is not the sum over the calls',
    format('client_monthly_usage %s %s', u.client_id, u.month),
    format(
      'update public.client_monthly_usage set call_count = %s, duration_seconds = %s,'
      || ' cost_total = %s where client_id = %L and month = %L;',
      u.actual_calls,
      u.actual_seconds,
      u.actual_cost,
      u.client_id,
      u.month
    )
  from pgcalls.reconcile_usage() as u;

  return query
  select
    'warning',
    'content is kept longer than retention_days says',
    'client ' || c.client_id,
    'select public.purge_expired();'
  from public.client_subscriptions as c
  where
    not c.is_on_hold
    and exists (
      select
      from public.user_sessions as s
      where
        s.client_id = c.client_id
        and s.ended_at_utc < now() - make_interval(days => c.retention_days + 1)
        and s.anonymized_at is null
        and not s.is_on_hold
    );

  return query
  select
    'warning',
    'calls have waited an hour for their analysis',
    'client ' || c.client_id,
    'select public.analyse_pending();'
  from public.client_subscriptions as c
  where exists (
    select
    from public.user_sessions as s
    where
      s.client_id = c.client_id
      and s.is_analysis_pending
      and s.updated_at < now() - interval '1 hour'
  );

  return query
  select
    'warning',
    'turns have waited an hour to be indexed: searches read them as they are',
    'client ' || k.client_id,
    'select public.analyse_pending(); -- and end what has been writing for an hour'
  from pgcalls.text_marks as k
  where
    k.marked_at < now() - interval '1 hour'
    and exists (
      select
      from public.conversation_messages as m
      where
        m.client_id = k.client_id
        and m.id >= k.unindexed_from
        and m.id < pgcalls.first_id(now() - interval '1 hour')
        and m.content <> ''
        and not exists (
          select
          from pgcalls.message_texts as t
          where
            t.client_id = m.client_id
            and t.session_id = m.session_id
            and t.seq = m.seq
          offset 0
        )
      -- Offset 0 looks up, whatever the planner expects to find.
      offset 0
    );

  -- What was sampled before the column had no statistics stays until it is removed.
  return query
  select
    'warning',
    'pg_stats shows what callers said',
    format('column public.%I.%I', c.relname, a.attname),
    case
      when v_version >= 180000 then format(
        'select pg_catalog.pg_clear_attribute_stats(%L, %L, %L, false);',
        'public',
        c.relname,
        a.attname
      )
      else format(
        'delete from pg_catalog.pg_statistic where starelid = %L::regclass'
        || ' and staattnum = %s; -- as a superuser',
        'public.' || c.relname,
        a.attnum
      )
    end
  from pg_catalog.pg_stats as t
  join pg_catalog.pg_class as c
    on c.relname = t.tablename and c.relnamespace = 'public'::regnamespace
  join pg_catalog.pg_attribute as a
    on a.attrelid = c.oid and a.attname = t.attname and a.attstattarget = 0
  where
    t.schemaname = 'public'
    and 'public.' || c.relname in (
      select e.object from pgcalls_meta.expected as e where e.kind = 'table'
    );

  return query
  select
    'notice',
    'its tables still hold callers, whom forget_caller does not reach there',
    'schema ' || n.nspname,
    'pgcalls adopt --confirm'
  from pg_catalog.pg_namespace as n
  where n.nspname = 'pgcalls_adopted';

  if v_version < 150014
    or v_version between 160000 and 160009
    or v_version between 170000 and 170005
  then
    return query
    select
      'warning',
      'this version has known holes in row level security or statistics',
      'server ' || current_setting('server_version'),
      'upgrade to 15.14, 16.10, 17.6 or later';
  end if;
end;
$$;

comment on function pgcalls.installation_findings is
$$What is wrong around an installation: roles, settings, publications, figures.

Part of doctor.$$;

revoke all on function pgcalls.installation_findings
from public, anon, authenticated, service_role;
grant execute on function pgcalls.installation_findings
to service_role;
