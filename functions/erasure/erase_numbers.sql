-- pgcalls.erase_numbers(content, caller, placeholder): a caller's numbers in a text.

create or replace function pgcalls.erase_numbers(
  content text,
  caller pgcalls.caller,
  placeholder text
)
returns text
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  -- Digits of any script with what people put between them.
  c_run constant text :=
    '[+＋﹢]?[(（]?[0-9٠-٩۰-۹०-९０-９]'
    || '(?:[\s().,_·•~\-/（）．－＿，\u00a0\u2007\u202f\u3000\u2010-\u2015\u2212'
    || '\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]{0,5}'
    || '[0-9٠-٩۰-۹०-९０-９]){5,}';
  v_caller pgcalls.caller := erase_numbers.caller;
  v_between text[];
  v_content text;
  v_run text;
  v_ascii text;
  v_phone text;
  v_pieces text[];
  n integer := 1;
begin
  if v_caller.loose_numbers is null
    or (
      pgcalls.ascii_digits(erase_numbers.content) ~ v_caller.loose_numbers
    ) is not true
  then
    return erase_numbers.content;
  end if;

  v_between := regexp_split_to_array(erase_numbers.content, c_run);
  v_content := v_between[1];

  for v_run in
    select m.found[1]
    from regexp_matches(erase_numbers.content, '(' || c_run || ')', 'g')
      with ordinality as m (found, place)
    order by m.place
  loop
    n := n + 1;
    v_ascii := pgcalls.ascii_digits(v_run);

    if v_ascii ~ v_caller.loose_numbers then
      -- A whole number is who it says: first one in a piece, as in +6491234567-1, then
      -- all of it; only in what is none by itself, such as two in a row, is looked
      -- further.
      v_pieces := array(
        select m.found[1]
        from regexp_matches(v_ascii, '(\+?[0-9]{8,15})(?![0-9])', 'g') as m (found)
        where pgcalls.stored_phone(m.found[1], v_caller.country) = any (v_caller.phones)
      );
      v_phone := pgcalls.normalize_phone(v_ascii, v_caller.country);

      if v_pieces <> '{}' then
        v_run := regexp_replace(
          v_ascii,
          format(
            '(?<![0-9+])(?:%s)(?![0-9])',
            replace(array_to_string(v_pieces, '|'), '+', '\+')
          ),
          erase_numbers.placeholder,
          'g'
        );
      elsif coalesce(
        v_phone, pgcalls.plausible_phone(v_ascii, v_caller.country)
      ) = any (v_caller.phones) then
        v_run := coalesce(
          substring(v_ascii from '^[(](?=[^)]*$)'), ''
        ) || erase_numbers.placeholder;
      elsif v_phone is null and v_ascii ~ v_caller.numbers then
        v_run := regexp_replace(
          v_ascii, v_caller.numbers, erase_numbers.placeholder, 'g'
        );
      end if;
    end if;

    v_content := v_content || v_run || v_between[n];
  end loop;

  return v_content;
end;
$$;

comment on function pgcalls.erase_numbers is
$$A text with a placeholder for every mention of a caller's phone numbers.

A run of digits that is a number of its own is compared as such: another country's
number with the same last digits stays.$$;

revoke all on function pgcalls.erase_numbers
from public, anon, authenticated, service_role;
