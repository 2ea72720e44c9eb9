-- The parts of a fresh Supabase project that a SQL package meets inside one database:
-- the auth schema of another owner, and default privileges that open every new object
-- in public to the API roles. closed.sql takes the latter back.

do $$
begin
  if to_regrole('supabase_auth_admin') is null then
    create role supabase_auth_admin nologin;
  end if;
  if to_regrole('anon') is null then
    create role anon nologin;
  end if;
  if to_regrole('authenticated') is null then
    create role authenticated nologin;
  end if;
  if to_regrole('service_role') is null then
    create role service_role nologin;
  end if;
end;
$$;

create schema auth authorization supabase_auth_admin;
grant usage on schema auth to public;

create function auth.jwt()
returns jsonb
language sql
stable
as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')
  )::jsonb
$$;

create function auth.uid()
returns uuid
language sql
stable
as $$ select (auth.jwt() ->> 'sub')::uuid $$;

create function auth.role()
returns text
language sql
stable
as $$ select auth.jwt() ->> 'role' $$;

alter function auth.jwt() owner to supabase_auth_admin;
alter function auth.uid() owner to supabase_auth_admin;
alter function auth.role() owner to supabase_auth_admin;

grant usage on schema public to anon, authenticated, service_role;

alter default privileges for role calls_owner in schema public
grant all on tables to anon, authenticated, service_role;
alter default privileges for role calls_owner in schema public
grant all on functions to anon, authenticated, service_role;
alter default privileges for role calls_owner in schema public
grant all on sequences to anon, authenticated, service_role;
