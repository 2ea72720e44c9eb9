-- pgcalls.is_withheld(number): whether a carrier sent a placeholder.

create or replace function pgcalls.is_withheld(
  number text
)
returns boolean
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  -- The words below on the keypad. Who really has such a number writes its country.
  c_keypad constant text[] :=
    '{266696687,7748283,7378742833,86282452253,8656696,94844353,2562533}';
  v_address text := lower(btrim(is_withheld.number) collate "C");
  v_number text;
  v_words text;
begin
  -- Most numbers are digits.
  if v_address ~ '^\+?[0-9]+$' then
    return v_address ~ '^\+?0*$' or ltrim(v_address, '+') = any (c_keypad);
  end if;

  v_number := coalesce(pgcalls.address_user(v_address), v_address);
  v_words := regexp_replace(v_number, '[^a-z0-9]+', ' ', 'g');
  v_words := btrim(
    regexp_replace(v_words, '\m(?:number|caller|callerid|id|name|call)\M', '', 'g')
  );

  return v_address ~ '@[^@]*\.invalid\M'
    or v_number ~ '^[+0 ()-]*$'
    or regexp_replace(v_words, ' ', '', 'g') in (
      'anonymous', 'private', 'restricted', 'unavailable', 'unknown', 'withheld',
      'blocked', 'hidden', 'suppressed', 'no', 'none', 'na', 'nil', 'null', 'undefined',
      'notavailable', 'notprovided', 'outofarea', 'payphone'
    )
    or ltrim(v_number, '+') = any (c_keypad);
end;
$$;

comment on function pgcalls.is_withheld is
$$Whether a carrier or platform sent a placeholder instead of the caller's number.

number: as it came. True for words such as anonymous, private or blocked, also spelt on
the keypad (+266696687), in a SIP address or with a host that ends in .invalid; for
zeros and for the empty text. Null for null.$$;

revoke all on function pgcalls.is_withheld
from public, anon, authenticated, service_role;
