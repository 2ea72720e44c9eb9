-- pgcalls.redact_numbers(content, kinds, said, placeholders): without phones and cards.

create or replace function pgcalls.redact_numbers(
  content text,
  kinds text[],
  said text,
  placeholders jsonb
)
returns text
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  -- As cards print their groups, or digit by digit.
  c_card constant text :=
    '^[0-9]( [0-9])+$|^[0-9]{4} [0-9]{6} [0-9]{4,5}$|^([0-9]{4}[, ]+){3}[0-9]{1,7}$';
  c_no_card constant text := '\m(imei|meid|iccid|ean|upc|gtin|isbn|sku|serial|barcode)';
  c_digits constant text[] := '{written,digit,number,tens,and_tens}';
  v_tokens text[];
  v_folds text[];
  v_kinds text[];
  v_digits text[];
  v_out text[];
  v_run record;
  v_pass text;
  v_kind text;
  v_next text;
  v_written text;
  v_number text;
  v_words integer;
  v_repeat integer;
  v_said text;
  v_asked text;
  v_subject text;
  v_is_found boolean;
  v_last integer;
  v_misses integer := 0;
  s integer;
begin
  if not pgcalls.may_hold_number(pgcalls.ascii_digits(redact_numbers.content)) then
    return redact_numbers.content;
  end if;

  select t.tokens, t.folds, t.kinds, t.digits
  into v_tokens, v_folds, v_kinds, v_digits
  from pgcalls.number_tokens(redact_numbers.content) as t;

  v_out := v_tokens;

  -- Cards first: the number before a card would take its first digits.
  foreach v_pass in array array['card', 'phone'] loop
    continue when v_pass <> all (redact_numbers.kinds);

    for v_run in
      select
        min(k.n) as first,
        max(k.n) as last
      from (
        select
          u.*,
          count(*) filter (where u.kind is null) over (order by u.n) as run
        from unnest(v_kinds, v_digits) with ordinality as u (kind, digits, n)
      ) as k
      where k.kind is not null
      group by k.run
      having sum(length(translate(k.digits, '+()-./ ', ''))) >= 7
      order by k.run
    loop
      s := v_run.first;

      while s <= v_run.last loop
        v_written := '';
        v_number := '';
        v_words := 0;
        v_repeat := 0;
        v_said := null;
        v_last := null;

        -- The longest number that begins here; people say "uh" in between.
        for e in s..least(v_run.last, s + 60) loop
          v_kind := v_kinds[e];

          exit when v_out[e] is distinct from v_tokens[e]
            or length(v_number) > 19
            or (e = s and v_kind <> all (c_digits || '{repeat,plus}'));

          if v_kind = 'written' then
            v_next := v_digits[e];
            v_written := v_written || v_next
              || case when v_folds[e] ~ '[,;]\s*$' then ', ' else ' ' end;

            if v_next ~ '[^0-9]' then
              v_next := regexp_replace(v_next, '[^0-9]', '', 'g');
            end if;
          elsif v_kind = any (c_digits) then
            v_next := v_digits[e];
            v_words := v_words + 1;
          elsif v_kind = 'homophone' and v_words > 0 and v_kinds[e + 1] = 'digit' then
            v_next := v_digits[e];
          else
            v_next := '';
          end if;

          if v_kind = 'repeat' then
            v_repeat := v_digits[e]::integer - 1;
            v_words := v_words + 1;
          elsif v_kind = 'plus' then
            v_written := v_written || '+';
          elsif v_next <> '' then
            v_number := v_number || v_next || repeat(left(v_next, 1), v_repeat);
            v_repeat := 0;
          end if;

          continue when v_kind <> all (c_digits)
            or length(v_number) not between case v_pass when 'card' then 12 else 7 end
            and 19;

          if v_misses > 1000 then
            -- Nobody says so many numbers: the rest is not looked at any closer.
            v_is_found := true;
          else
            if v_said is null then
              v_said := case when s <= 6 then redact_numbers.said || ' ' else '' end;

              -- A slice of the array would be a copy of all of it.
              for i in greatest(s - 6, 1)..s - 1 loop
                v_said := v_said
                  || case when v_kinds[i] = 'written' then ' ' else v_folds[i] end;
              end loop;

              if v_kinds[s] = 'written' then
                v_said := v_said || substring(v_folds[s] from '^[^0-9+(]*');
              end if;

              if v_pass = 'phone' and v_said is distinct from v_asked then
                v_asked := v_said;
                v_subject := pgcalls.number_subject(v_said);
              end if;
            end if;

            v_is_found := case
              when v_pass = 'card' and v_words = 0 then
                pgcalls.is_card_number(v_number)
                and (e = s or btrim(v_written, ' ,') ~ c_card)
                and v_said !~ c_no_card
              when v_pass = 'card' then
                v_words >= 12
                and (
                  length(v_number) >= 16
                  or pgcalls.is_card_number(v_number)
                  or 'phone' <> all (redact_numbers.kinds)
                )
              when v_words = 0 then
                pgcalls.reads_like_phone(
                  v_written, v_number, v_subject, v_folds[e + 1]
                )
              when v_subject = 'other' then false
              else v_words >= 5 or v_words + length(v_number) >= 9
            end;
          end if;

          if v_is_found then
            v_last := e;
          else
            v_misses := v_misses + 1;
          end if;
        end loop;

        if v_last is null then
          s := s + 1;
        else
          v_out[s] := concat(
            substring(v_tokens[s] from '^[^[:digit:]+(]*(?=[[:digit:]+(])'),
            redact_numbers.placeholders ->> v_pass,
            substring(
              v_folds[v_last]
              from case
                when v_kinds[v_last] = 'written' then '[0-9]([^0-9]*)$'
                else '[[:alpha:]]([^[:alpha:]]*)$'
              end
            )
          );

          for e in s + 1..v_last loop
            v_out[e] := null;
          end loop;

          s := v_last + 1;
        end if;
      end loop;
    end loop;
  end loop;

  return array_to_string(v_out, '');
end;
$$;

comment on function pgcalls.redact_numbers is
$$A text with placeholders for phone and card numbers.

kinds: phone, card. said: what came before the text, such as the key of a document.
placeholders: an object with a text for each kind.$$;

revoke all on function pgcalls.redact_numbers
from public, anon, authenticated, service_role;
