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
begin
  return length(is_card_number.digits) between 13 and 19
    and (
      select sum(
        case
          when d.n % 2 = 1 then d.digit::integer
          when d.digit::integer > 4 then d.digit::integer * 2 - 9
          else d.digit::integer * 2
        end
      ) % 10 = 0
      from regexp_split_to_table(
        reverse(is_card_number.digits), ''
      ) with ordinality as d (digit, n)
    );
end;
$$;

comment on function pgcalls.is_card_number is
$$Whether 13 to 19 digits can be the number of a card, by Luhn's check.$$;

revoke all on function pgcalls.is_card_number
from public, anon, authenticated, service_role;
