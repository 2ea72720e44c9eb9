-- pgcalls.is_same_secret(given, known): equal, in a time that tells nothing.

create or replace function pgcalls.is_same_secret(
  given text,
  known text
)
returns boolean
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_nonce bytea := uuid_send(gen_random_uuid());
begin
  return coalesce(
    sha256(v_nonce || convert_to(is_same_secret.given, 'UTF8'))
    = sha256(v_nonce || convert_to(is_same_secret.known, 'UTF8')),
    false
  );
end;
$$;

comment on function pgcalls.is_same_secret is
$$Whether two texts are the same; false for null. What is compared are digests that
nobody can foresee, so the time until the first difference says nothing of the texts.$$;

revoke all on function pgcalls.is_same_secret
from public, anon, authenticated, service_role;
