-- What Supabase projects have since 2026: new objects are not granted to the API roles.
-- TRUNCATE, REFERENCES and TRIGGER stay, as they do on the platform.

alter default privileges for role calls_owner in schema public
revoke select, insert, update, delete on tables from anon, authenticated, service_role;
alter default privileges for role calls_owner in schema public
revoke usage, select on sequences from anon, authenticated, service_role;
alter default privileges for role calls_owner in schema public
revoke execute on functions from anon, authenticated, service_role;
