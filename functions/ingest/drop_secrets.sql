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
begin
  kept := drop_secrets.document;
  dropped := '{}';

  -- Few documents have one.
  if kept::text !~* ('"' || c_keys || '":') then
    return;
  end if;

  -- Each value is looked at once for each level that it is under.
  with parts as materialized (
    select
      e.n,
      e.key,
      name.is_secret,
      coalesce(d.kept, e.value) as value,
      d.dropped
    from (
      select
        o.key,
        o.value,
        0 as n
      from jsonb_each(case jsonb_typeof(kept) when 'object' then kept else '{}' end)
        as o
      union all
      select
        '' as key,
        a.value,
        a.n
      from jsonb_array_elements(
        case jsonb_typeof(kept) when 'array' then kept else '[]' end
      ) with ordinality as a (value, n)
    ) as e
    cross join lateral (
      select e.key ~* ('^' || c_keys || '$') as is_secret
      offset 0
    ) as name
    left join lateral (
      select
        inner_part.kept,
        inner_part.dropped
      from pgcalls.drop_secrets(e.value) as inner_part
      where
        jsonb_typeof(e.value) in ('object', 'array')
        and not name.is_secret
    ) as d on true
  )

  select
    case jsonb_typeof(kept)
      when 'array' then (select jsonb_agg(p.value order by p.n) from parts as p)
      else coalesce(
          (
            select jsonb_object_agg(p.key, p.value)
            from parts as p
            where not p.is_secret
          ),
          '{}'
        )
    end,
    array(
      select p.key
      from parts as p
      where p.is_secret
      union
      select d.key
      from parts as p
      cross join unnest(p.dropped) as d (key)
      order by 1
    )
  into kept, dropped;
end;
$$;

comment on function pgcalls.drop_secrets is
$$A document without the values of keys that hold a secret or sound, and those keys.

Tokens and control addresses of a live call, keys of other services that a platform
repeats in its own settings, addresses that are signed for a while, and audio.$$;

revoke all on function pgcalls.drop_secrets
from public, anon, authenticated, service_role;
