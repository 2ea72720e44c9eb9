-- The ground the package stands on: API roles, auth.jwt() and the private schema.
--
-- On Supabase the roles and the auth schema are there and stay untouched. On a plain
-- Postgres the missing ones are created. A role that may not create roles gets the
-- statements for its administrator. Locks: none.

do $$
declare
  v_missing text[];
  v_role text;
begin
  select array_agg(wanted.name order by wanted.name)
  into v_missing
  from unnest(array['anon', 'authenticated', 'service_role']) as wanted (name)
  where not exists (
    select from pg_catalog.pg_roles as r where r.rolname = wanted.name
  );

  if v_missing is null then
    return;
  end if;

  if not exists (
    select
    from pg_catalog.pg_roles as r
    where r.rolname = current_user and (r.rolcreaterole or r.rolsuper)
  ) then
    raise exception using
      errcode = 'insufficient_privilege',
      message = 'the API roles are missing and this role may not create them',
      detail = format('Missing: %s.', array_to_string(v_missing, ', ')),
      hint = 'Let an administrator run once: '
        || (
          select string_agg(format('create role %I nologin;', m.name), ' ')
          from unnest(v_missing) as m (name)
        );
  end if;

  foreach v_role in array v_missing loop
    begin
      -- Dynamic because the names that are missing are only known here.
      execute format('create role %I nologin', v_role);
    exception
      -- Roles belong to the cluster: another database may be installing too.
      when duplicate_object or unique_violation then null;
    end;
  end loop;
end;
$$;

do $$
begin
  if to_regnamespace('auth') is null then
    create schema auth;
    comment on schema auth is 'Request helpers, created by pgcalls.';
    grant usage on schema auth to anon, authenticated, service_role;
  end if;

  if to_regprocedure('auth.jwt()') is null then
    -- Without a search_path, so that it is inlined; its body is bound to what it names.
    create function auth.jwt()
    returns jsonb
    language sql
    stable
    security invoker
    return coalesce(
      nullif(pg_catalog.current_setting('request.jwt.claim', true), ''),
      nullif(pg_catalog.current_setting('request.jwt.claims', true), '')
    )::jsonb;
    comment on function auth.jwt() is
    'The verified token of the request, created by pgcalls.';
  end if;

  if to_regprocedure('auth.uid()') is null then
    create function auth.uid()
    returns uuid
    language sql
    stable
    security invoker
    set search_path = pg_catalog, pg_temp
    return (auth.jwt() ->> 'sub')::uuid;
    comment on function auth.uid() is
    'The subject of the request''s token, created by pgcalls.';
  end if;

  if to_regprocedure('auth.role()') is null then
    create function auth.role()
    returns text
    language sql
    stable
    security invoker
    set search_path = pg_catalog, pg_temp
    return auth.jwt() ->> 'role';
    comment on function auth.role() is
    'The role of the request''s token, created by pgcalls.';
  end if;
end;
$$;

do $$
begin
  -- On most databases PUBLIC has it; where it was taken away the API needs it back.
  if not has_schema_privilege('authenticated', 'public', 'usage') then
    grant usage on schema public to anon, authenticated, service_role;
  end if;
end;
$$;

create schema pgcalls;

comment on schema pgcalls is
$$Private part of pgcalls: what runs with its owner's rights, and helpers.

Never expose this schema through PostgREST.$$;

revoke all on schema pgcalls from public, anon, authenticated, service_role;
grant usage on schema pgcalls to authenticated, service_role;
-- Monitoring asks what is deployed, and what has changed since.
grant usage on schema pgcalls to pg_monitor;

-- History, not definition: column defaults depend on it, so it is never dropped alone.
create function pgcalls.uuid_v7(
  minted_at timestamptz default clock_timestamp()
)
returns uuid
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return encode(
    set_bit(
      set_bit(
        overlay(
          uuid_send(gen_random_uuid())
          placing substring(
            int8send(floor(date_part('epoch', uuid_v7.minted_at) * 1000)::bigint)
            from 3
          )
          from 1 for 6
        ),
        52, 1
      ),
      53, 1
    ),
    'hex'
  )::uuid;
end;
$$;

comment on function pgcalls.uuid_v7(timestamptz) is
$$Mint a time-ordered uuid (version 7), so that primary keys grow at one end.

minted_at: the instant in its first 48 bits, in milliseconds. Not the built-in
uuidv7() of Postgres 18: that one takes a shift from now, not an instant.$$;

revoke all on function pgcalls.uuid_v7(timestamptz)
from public, anon, authenticated, service_role;
grant execute on function pgcalls.uuid_v7(timestamptz)
to authenticated, service_role;
