-- pgcalls.drop_secrets(document): without what must not, or need not, be kept.

create or replace function pgcalls.drop_secrets(
  document jsonb,
  out kept jsonb,
  out dropped text[]
)
returns record
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  -- Of a live call, of the platform's other services, and sound.
  c_keys constant text := '(access_?token|api_?key|auth_?token|client_?secret'
    '|control_?url|full_?audio|listen_?url|password|presigned\w*url|private_?key'
    '|secret|secret_?key|secret_?access_?key|secret__\w+)';
  v_path text[];
begin
  kept := drop_secrets.document;
  dropped := '{}';

  -- Few documents have one.
  if kept::text !~* ('"' || c_keys || '":') then
    return;
  end if;

  for v_path in
    with recursive nodes (path, value) as (
      select '{}'::text[] as path, kept as value
      union all
      select n.path || e.key, e.value
      from nodes as n
      cross join lateral (
        select o.key, o.value
        from jsonb_each(
          case jsonb_typeof(n.value) when 'object' then n.value else '{}' end
        ) as o
        union all
        select (a.n - 1)::text as key, a.value
        from jsonb_array_elements(
          case jsonb_typeof(n.value) when 'array' then n.value else '[]' end
        ) with ordinality as a (value, n)
      ) as e
      -- Only the ways to one.
      where
        e.key ~* ('^' || c_keys || '$')
        or (
          jsonb_typeof(e.value) in ('object', 'array')
          and e.value::text ~* ('"' || c_keys || '":')
        )
    )

    select n.path
    from nodes as n
    where n.path[cardinality(n.path)] ~* ('^' || c_keys || '$')
    order by n.path
  loop
    kept := kept #- v_path;
    dropped := dropped || v_path[cardinality(v_path)];
  end loop;

  dropped := array(
    select distinct d.key from unnest(dropped) as d (key) order by d.key
  );
end;
$$;

comment on function pgcalls.drop_secrets is
$$A document without the values of keys that hold a secret or sound, and those keys.

Tokens and control addresses of a live call, keys of other services that a platform
repeats in its own settings, addresses that are signed for a while, and audio.$$;

revoke all on function pgcalls.drop_secrets
from public, anon, authenticated, service_role;
