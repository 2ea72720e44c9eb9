-- pgcalls.erasure_digest(kind, value): a caller as a salted digest.

create or replace function pgcalls.erasure_digest(
  kind text,
  value text
)
returns text
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
-- Planning it for each value takes longer than running it.
set plan_cache_mode = force_generic_plan
as $$
begin
  return (
    select encode(
      sha256(
        s.salt || convert_to(erasure_digest.kind || ':' || erasure_digest.value, 'UTF8')
      ),
      'hex'
    )
    from pgcalls.erasure_salts as s
    where erasure_digest.value is not null
  );
end;
$$;

comment on function pgcalls.erasure_digest is
$$The salted SHA-256 of what identifies a caller, in hex; null for null.

kind: phone, email or user_id. The salt is this installation's and part of its
backups: the digest hides a number from readers of erasures, not from who holds the
whole database.$$;

revoke all on function pgcalls.erasure_digest
from public, anon, authenticated, service_role;
