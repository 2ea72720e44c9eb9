-- pgcalls.read_digits(words, kinds, digits, joins_tens): digits of a run of words.

create or replace function pgcalls.read_digits(
  words text[],
  kinds text[],
  digits text[],
  joins_tens boolean
)
returns text[]
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_pieces text[] := '{}';
  v_kind text;
  v_next text;
  n integer := cardinality(read_digits.words);
  i integer := 1;
begin
  while i <= n loop
    v_kind := read_digits.kinds[i];
    v_next := read_digits.kinds[i + 1];

    if v_kind = 'written' then
      if read_digits.words[i] ~ '^\(?\+' then
        v_pieces := v_pieces || '+'::text;
      end if;

      v_pieces := v_pieces || regexp_replace(
        split_part(read_digits.words[i], 'x', 1), '[^0-9]', '', 'g'
      );
    elsif v_kind = 'digit' then
      -- "o" and "oh" are zero among digits only.
      if read_digits.words[i] not in ('o', 'oh')
        or v_next in ('digit', 'written', 'tens', 'number', 'repeat')
        or read_digits.kinds[i - 1] in ('digit', 'written', 'repeat')
      then
        v_pieces := v_pieces || read_digits.digits[i];
      end if;
    elsif v_kind = 'number' then
      v_pieces := v_pieces || read_digits.digits[i];
    elsif v_kind = 'tens' then
      if read_digits.joins_tens
        and v_next = 'digit'
        and read_digits.digits[i + 1] <> '0'
      then
        v_pieces := v_pieces || (read_digits.digits[i] || read_digits.digits[i + 1]);
        i := i + 1;
      else
        v_pieces := v_pieces || (read_digits.digits[i] || '0');
      end if;
    elsif v_kind = 'and_tens' then
      -- Arabic says "nine and ninety".
      if v_pieces[cardinality(v_pieces)] ~ '^[0-9]$' then
        v_pieces[cardinality(v_pieces)] :=
          read_digits.digits[i] || v_pieces[cardinality(v_pieces)];
      else
        v_pieces := v_pieces || (read_digits.digits[i] || '0');
      end if;
    elsif v_kind = 'zeros' then
      if v_pieces[cardinality(v_pieces)] ~ '^[0-9]' then
        v_pieces[cardinality(v_pieces)] :=
          v_pieces[cardinality(v_pieces)] || read_digits.digits[i];
      end if;
    elsif v_kind = 'repeat' then
      if v_next = 'digit' then
        v_pieces := v_pieces
          || repeat(read_digits.digits[i + 1], read_digits.digits[i]::integer);
        i := i + 1;
      elsif v_next = 'written' and read_digits.words[i + 1] ~ '^[0-9]$' then
        v_pieces := v_pieces
          || repeat(read_digits.words[i + 1], read_digits.digits[i]::integer);
        i := i + 1;
      end if;
    elsif v_kind = 'plus' then
      v_pieces := v_pieces || '+'::text;
    elsif v_kind = 'homophone' then
      if read_digits.kinds[i - 1] = 'digit' and v_next = 'digit' then
        v_pieces := v_pieces || read_digits.digits[i];
      elsif cardinality(v_pieces) > 0 then
        v_pieces := v_pieces || '|'::text;
      end if;
    end if;

    i := i + 1;
  end loop;

  return v_pieces;
end;
$$;

comment on function pgcalls.read_digits is
$$The digits of a run of words, in the groups they were written or said in.

words, kinds, digits: as find_number_runs answers them. joins_tens: whether "twenty
seven" is 27, else 20 7. Among the groups are "+" and "|", where a number must end.$$;

revoke all on function pgcalls.read_digits
from public, anon, authenticated, service_role;
