-- public.reapply_erasures(erasures): forget again after a restore.

create or replace function public.reapply_erasures(
  erasures jsonb default '[]'
)
returns public.reapply_erasures_result
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return pgcalls.reapply_erasures(reapply_erasures.erasures);
end;
$$;

comment on function public.reapply_erasures is
$$Forget again whoever was forgotten, after a backup was restored.

erasures: rows of the table erasures that were kept elsewhere, as a JSON array; the
rows that the backup holds count too. For service_role. Only what is older than an
erasure is erased. It knows callers again by the number, address or user id of a call
or contact; the database must be of the same installation, which salts the digests.
Answers how many erasures were new, the numbers of calls and contacts erased, failed,
the id and SQLSTATE of each row that could not be erased, 22023 for an erasure that
could not be read, and has_more: under a statement_timeout it stops in time; repeat it
until has_more is false.

Errors: 22023 no array; 42501 not service_role.$$;

revoke all on function public.reapply_erasures
from public, anon, authenticated, service_role;
grant execute on function public.reapply_erasures
to service_role;
