-- pgcalls.minted_at(id): when a uuid v7 was minted.

create or replace function pgcalls.minted_at(id uuid)
returns timestamptz
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_digits text := replace(minted_at.id::text, '-', '');
begin
  if substring(v_digits from 13 for 1) <> '7' then
    return null;
  end if;

  return to_timestamp(
    ('x' || left(v_digits, 12))::bit(48)::bigint / 1000.0
  );
end;
$$;

comment on function pgcalls.minted_at is
'When a uuid v7 was minted, to the millisecond; null for any other uuid.';

revoke all on function pgcalls.minted_at
from public, anon, authenticated, service_role;
