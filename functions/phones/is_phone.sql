-- pgcalls.is_phone(calling_code, number): whether a national number exists.

create or replace function pgcalls.is_phone(
  calling_code text,
  number text
)
returns boolean
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
-- One plan serves every number; planning it for each takes longer than running it.
set plan_cache_mode = force_generic_plan
as $$
declare
  v_region record;
begin
  -- The main region first: the 25 regions of +1 would thrash the cache of 32 compiled
  -- patterns.
  for v_region in
    select r.number_pattern, r.type_pattern
    from pgcalls.phone_regions as r
    where
      r.calling_code = is_phone.calling_code collate "C"
      and length(is_phone.number) = any (r.lengths)
    order by r.is_main desc, r.region
  loop
    if is_phone.number ~ ('^(?:' || v_region.number_pattern || ')$')
      and is_phone.number ~ ('^(?:' || v_region.type_pattern || ')$')
    then
      return true;
    end if;
  end loop;

  return false;
end;
$$;

comment on function pgcalls.is_phone is
$$Whether a numbering plan has this number.

calling_code: digits after the +. number: the digits after those.$$;

revoke all on function pgcalls.is_phone
from public, anon, authenticated, service_role;
