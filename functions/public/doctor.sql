-- public.doctor(): prove an installation.

create or replace function public.doctor()
returns setof public.doctor_finding
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return query select * from pgcalls.doctor();
end;
$$;

comment on function public.doctor is
$$Prove an installation: one row for everything that is not as it should be.

Compares grants, row level security, policies, views, functions, triggers,
constraints and indexes with what the last deployment left, looks for foreign
objects of our names, settings that open a door, usage that does not add up and
content kept too long, and tries, in a block that is rolled back, to read and write
another client's rows as every role. For service_role; the same as pgcalls
doctor. Answers rows of level (error, warning, notice), what, object, and fix: a
statement for the owner, or a command.

Errors: 42501 not service_role.$$;

revoke all on function public.doctor
from public, anon, authenticated, service_role;
grant execute on function public.doctor
to service_role;
