-- pgcalls.plausible_phone(number, country): what may be a number, in E.164.

create or replace function pgcalls.plausible_phone(
  number text,
  country text
)
returns text
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_number text;
  v_region pgcalls.phone_regions;
begin
  if octet_length(plausible_phone.number) > 100 then
    return null;
  end if;

  v_number := pgcalls.ascii_digits(plausible_phone.number);
  v_number := regexp_replace(v_number, '^tel:', '');
  -- "+44 (0)20" is how people write; the bracketed prefix is never dialled after +.
  v_number := regexp_replace(v_number, '^(\s*(?:\+|00).*)\(0\)', '\1');
  v_number := regexp_replace(v_number, '[\s().\-\u2010-\u2015\u00a0/]', '', 'g');
  v_number := regexp_replace(v_number, '^00', '+');

  if v_number !~ '^\+?[0-9]+$' then
    return null;
  end if;

  if left(v_number, 1) <> '+' then
    -- A short code is dialled in its own network only.
    if length(v_number) < 7 then
      return null;
    end if;

    select r.* into v_region
    from pgcalls.phone_regions as r
    where r.region = upper(plausible_phone.country collate "C") collate "C";

    if not found then
      return null;
    end if;

    if starts_with(v_number, v_region.national_prefix) then
      v_number := substr(v_number, length(v_region.national_prefix) + 1);
    end if;
    v_number := '+' || v_region.calling_code || v_number;
  end if;

  return case when v_number ~ '^\+[1-9][0-9]{6,14}$' then v_number end;
end;
$$;

comment on function pgcalls.plausible_phone is
$$What has the shape of a phone number in E.164, or null.

number, country: as in normalize_phone. Carriers send numbers that no numbering plan
knows, and a call must be recorded all the same.$$;

revoke all on function pgcalls.plausible_phone
from public, anon, authenticated, service_role;
