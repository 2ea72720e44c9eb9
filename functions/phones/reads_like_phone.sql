-- pgcalls.reads_like_phone(written, digits, subject, follows): or like another number.

create or replace function pgcalls.reads_like_phone(
  written text,
  digits text,
  subject text,
  follows text
)
returns boolean
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  c_unit constant text :=
    '^(dollars?|euros?|pounds?|cents|usd|eur|gbp|users?|people|bytes|[kmgt]i?b|seconds?'
    || '|secs?|minutes?|hours?|days?|years?|ms|rows?|records?|items?|units?|degrees?'
    || '|meters?|metres?|miles?|km|kg|times|views|followers|tokens|requests|points'
    || '|percent)\M';
  v_written text := btrim(reads_like_phone.written, ' ,');
  v_digits text := reads_like_phone.digits;
  v_length integer := length(reads_like_phone.digits);
begin
  return case
    when v_written ~ '^[(]?[+]' then v_length between 7 and 15
    when reads_like_phone.subject = 'other' then false
    when reads_like_phone.follows ~ c_unit then false
    when reads_like_phone.subject = 'phone' then v_length between 7 and 15
    when v_digits ~ '^00[1-9]' then v_length between 10 and 17
    when v_digits ~ '^0[1-9]' then v_length between 8 and 12
    when v_written ~ '^[(][0-9]{1,5}[^0-9]' then v_length between 7 and 12
    -- Lists.
    when v_written ~ ', '
      then v_written ~ '^(1, )?[2-9][0-9]{2}, [0-9]{3}, [0-9]{4}$'
    when v_digits ~ '^1?[2-9][0-9]{9}$' then true
    when v_written ~ '^[2-9][0-9]{2}-[0-9]{4}$' then true
    -- Groups, unless they are a date.
    when v_length between 8 and 12
      and v_written !~ '^([0-9]{2} [0-9]{2} [0-9]{4}|[0-9]{4} [0-9]{2} [0-9]{2})$'
      then v_written ~ '^[0-9]{1,4}([^0-9]{1,2}[0-9]{2,4}){2,4}$'
    -- An international number without its plus.
    when v_length between 11 and 13 and v_written ~ '^[1-9][0-9]+$'
      then pgcalls.normalize_phone('+' || v_digits, null) is not null
    else false
  end;
end;
$$;

comment on function pgcalls.reads_like_phone is
$$Whether written digits read like a phone number, in any country.

written: as they stand, a blank or a comma with a blank between words. digits: only
those. subject: what number_subject says of the words before. follows: the word after,
in lower case.$$;

revoke all on function pgcalls.reads_like_phone
from public, anon, authenticated, service_role;
