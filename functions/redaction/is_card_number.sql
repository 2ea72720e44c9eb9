-- pgcalls.is_card_number(digits): whether the last digit checks the others.

create or replace function pgcalls.is_card_number(
  digits text
)
returns boolean
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_digits text := is_card_number.digits;
  v_sum integer := 0;
begin
  -- Who issues it, and how long theirs are: other things end in such a digit too.
  if v_digits !~ (
    '^(4[0-9]{12}([0-9]{3}){0,2}|(5[1-5]|2[2-7])[0-9]{14}|3[47][0-9]{13}'
    || '|3[0689][0-9]{12,17}|35[0-9]{14,17}|(5[06-8]|6)[0-9]{11,18})$'
  ) then
    return false;
  end if;

  -- From the right, every second digit counts twice, without nines.
  for i in 1..length(v_digits) loop
    v_sum := v_sum + substr(
      case
        when (length(v_digits) - i) % 2 = 0 then '0123456789' else '0246813579'
      end,
      substr(v_digits, i, 1)::integer + 1,
      1
    )::integer;
  end loop;

  return v_sum % 10 = 0;
end;
$$;

comment on function pgcalls.is_card_number is
$$Whether 12 to 19 digits can be the number of a card: by issuer, length and Luhn's
check.$$;

revoke all on function pgcalls.is_card_number
from public, anon, authenticated, service_role;
