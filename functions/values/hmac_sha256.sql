-- pgcalls.hmac_sha256(key, message): RFC 2104 over the built-in SHA-256.

create or replace function pgcalls.hmac_sha256(
  key bytea,
  message bytea
)
returns bytea
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  c_block constant integer := 64;
  v_key bytea := hmac_sha256.key;
  v_inner bytea;
  v_outer bytea;
begin
  if length(v_key) > c_block then
    v_key := sha256(v_key);
  end if;

  v_key := v_key || decode(repeat('00', c_block - length(v_key)), 'hex');
  v_inner := v_key;
  v_outer := v_key;

  for i in 0..c_block - 1 loop
    v_inner := set_byte(v_inner, i, get_byte(v_key, i) # 54);
    v_outer := set_byte(v_outer, i, get_byte(v_key, i) # 92);
  end loop;

  return sha256(v_outer || sha256(v_inner || hmac_sha256.message));
end;
$$;

comment on function pgcalls.hmac_sha256 is
$$The HMAC of a message by a key, with SHA-256; null for null. Without pgcrypto, which
need not be there.$$;

revoke all on function pgcalls.hmac_sha256
from public, anon, authenticated, service_role;
