-- pgcalls.remember_catalog(...): what is deployed.

create or replace function pgcalls.remember_catalog(
  names text[],
  functions text[],
  policies text[],
  is_migrated boolean
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  -- A definition brings back its own items. The others come from migrations: what
  -- happened to them since must not be taken for what was meant.
  delete from pgcalls_meta.expected as e
  where
    remember_catalog.is_migrated
    or (
      split_part(e.object, '(', 1) = any (remember_catalog.names)
      and e.item !~ '^(index|constraint|owner)'
    );

  insert into pgcalls_meta.expected (kind, object, item, value, make)
  select
    s.kind,
    s.object,
    s.item,
    case
      when s.item = 'row level security' then 'on'
      when s.item ~ '^trigger .* is on$' then 'O'
      when s.item ~ '^index .* is valid$' then 'true'
      else s.value
    end,
    s.make
  from pgcalls.catalog_state() as s
  where
    (
      (
        s.object = any (remember_catalog.names)
        -- On 15 a name without parentheses is an error, not null.
        or case
          when s.object like '%)' then to_regprocedure(s.object)::oid
        end in (
          select to_regproc(f.name)::oid
          from unnest(remember_catalog.functions) as f (name)
        )
      )
      and (remember_catalog.is_migrated or s.item !~ '^(index|constraint|owner)')
      and (s.item !~ '^policy ' or s.item = any (remember_catalog.policies))
    )
    or (
      remember_catalog.is_migrated
      and (
        s.kind = 'schema'
        -- Column defaults and indexes depend on functions that migrations made.
        or (s.object like 'pgcalls.%' and s.kind in ('table', 'function'))
      )
    )
  on conflict on constraint expected_pkey do nothing;
end;
$$;

comment on function pgcalls.remember_catalog is
$$Remember the state of the objects that a deployment has just defined.

names: schema and name of each. functions: those of each function. policies: "policy"
and the name of each policy of ours. is_migrated: whether migrations ran, which is when
indexes, constraints and owners are remembered too. Called by apply; doctor
compares.$$;

revoke all on function pgcalls.remember_catalog
from public, anon, authenticated, service_role;
