-- pgcalls.extract_phones(content, country, asked): phone numbers somebody told.

create or replace function pgcalls.extract_phones(
  content text,
  country text,
  asked text default null
)
returns text[]
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  c_phone constant text :=
    'phone|call|mobile|cell|\mtel|reach|contact|whatsapp|area code|هاتف|جوال|موبايل'
    || '|اتصل|واتس|telefon|teléfono|téléphone|portable|handy|móvil|celular';
  c_other constant text :=
    'order|account|card|invoice|reference|\mref\M|confirmation|tracking|\mssn\M'
    || '|social security|\mzip\M|postal|policy|ticket|booking|passport|licen[cs]e'
    || '|serial|iban|\mpin\M|\mcode|\mcase\M|flight|isbn|imei|طلب|حساب|بطاقة|فاتورة';
  c_digits constant text[] :=
    '{zero,oh,one,two,three,four,five,six,seven,eight,nine,double,triple,'
    'cero,uno,dos,tres,cuatro,cinco,seis,siete,ocho,nueve,'
    'zéro,un,deux,trois,quatre,cinq,sept,huit,neuf,dix,'
    'null,eins,zwei,drei,vier,fünf,sechs,sieben,acht,neun,'
    'صفر,واحد,اثنان,اثنين,ثلاثة,تلاتة,أربعة,اربعة,خمسة,خمسه,ستة,'
    'سبعة,ثمانية,تسعة,تسعه}'::text[];
  v_content text := pgcalls.ascii_digits(left(extract_phones.content, 20000));
  v_words text[];
  v_run record;
  v_pieces text[];
  v_phones text[] := '{}';
  v_phone text;
  v_digits text;
  v_is_other boolean;
  v_is_plus boolean;
  v_is_long boolean;
  v_is_found boolean;
  v_joins_tens boolean;
  v_used integer;
  v_tries integer := 400;
  n integer;
  s integer;
begin
  -- Most turns hold no number. A regular expression takes far longer to see that.
  if length(v_content) - length(translate(v_content, '0123456789', '')) < 7 then
    v_words := pgcalls.split_words(v_content);

    if not v_words && c_digits
      or (
        select count(*)
        from unnest(v_words) as w (word)
        where w.word = any (c_digits)
      ) < 2
    then
      return '{}';
    end if;
  end if;

  for v_run in
    select r.*
    from pgcalls.find_number_runs(v_content) as r
  loop
    v_is_other := case
      when v_run.before ~ c_phone then false
      when v_run.just_before ~ c_other then true
      else coalesce(
        lower(replace(extract_phones.asked, 'I', 'i')) ~ c_other
        and lower(replace(extract_phones.asked, 'I', 'i')) !~ c_phone,
        false
      )
    end;

    foreach v_joins_tens in array
      case when 'tens' = any (v_run.kinds) then array[true, false] else array[true] end
    loop
      v_pieces := pgcalls.read_digits(
        v_run.words, v_run.kinds, v_run.digits, v_joins_tens
      );
      v_is_found := false;
      n := cardinality(v_pieces);
      s := 1;
      v_used := 0;
      -- Cards have 13 to 19 digits in groups.
      v_is_long := n >= 3
        and 'written' = any (v_run.kinds)
        and length(array_to_string(v_pieces, '')) between 13 and 19;

      while s <= n loop
        v_is_plus := v_pieces[s] = '+';
        v_phone := null;

        if v_pieces[s] <> '|' then
          -- The longest number that begins here.
          for e in reverse least(n, s + 19)..s loop
            continue when array_position(v_pieces[s + 1:e], '+') is not null
              or array_position(v_pieces[s:e], '|') is not null;
            v_digits := array_to_string(
              v_pieces[case when v_is_plus then s + 1 else s end:e], ''
            );
            exit when length(v_digits) < 7
              or v_tries = 0
              or (
                not v_is_plus
                and (v_is_other or extract_phones.country is null)
                and left(v_digits, 2) <> '00'
              );
            continue when length(v_digits) > 17;

            v_tries := v_tries - 1;
            v_phone := pgcalls.normalize_phone(
              case when v_is_plus then '+' else '' end || v_digits,
              extract_phones.country
            );

            if v_phone is null and not v_is_plus and left(v_digits, 2) = '00' then
              v_phone := pgcalls.normalize_phone('+' || substr(v_digits, 3), null);
            end if;

            -- What is left over must be little, or a number itself.
            if v_phone is not null
              and length(
                translate(array_to_string(v_pieces[v_used + 1:s - 1], ''), '+|', '')
              ) <= 2
              and (
                e = n
                or v_pieces[e + 1] in ('+', '|')
                or length(array_to_string(v_pieces[e + 1:n], '')) <> 6
              )
              and (v_is_plus or not v_is_long or length(v_digits) >= 10)
            then
              v_phones := v_phones || v_phone;
              v_is_found := true;
              v_used := e;
              s := e;
              exit;
            end if;

            v_phone := null;
          end loop;
        end if;

        s := s + 1;
      end loop;

      exit when v_is_found;
    end loop;
  end loop;

  return array(
    select p.phone
    from unnest(v_phones) with ordinality as p (phone, place)
    group by p.phone
    order by min(p.place)
  );
end;
$$;

comment on function pgcalls.extract_phones is
$$Phone numbers in a turn, in E.164, in the order they were told.

content: written or spoken, Latin or Arabic, in English, Arabic, Spanish, French and
German words; its first 20,000 characters count. country: ISO 3166 code with which a
number without + is read; null finds international ones only. asked: what the agent
said just before, which tells a phone number from an order number. Only numbers that a
numbering plan has are found.$$;

revoke all on function pgcalls.extract_phones
from public, anon, authenticated, service_role;
