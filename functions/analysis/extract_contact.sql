-- pgcalls.extract_contact(...): who the caller says to be.

create or replace function pgcalls.extract_contact(
  seqs integer[],
  roles text[],
  contents text[],
  country text
)
returns jsonb
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  c_signs constant text[] :=
    '{at,dot,sign,point,arroba,arobase,punto,punkt,آت,ات,أت,دوت,نقطة,نقطه}'::text[];
  v_has_number boolean[];
  v_has_numbers boolean[];
  v_has_sign boolean[];
  v_found jsonb := '{}';
  v_asked text;
  v_is_part boolean;
  v_part text;
  v_part_asked text;
  v_values text[];
  v_key text;
  v_length integer := 0;
begin
  -- Most turns hold no number and no address; one look at all of them is cheap.
  select
    array_agg(t.has_number order by t.place),
    array_agg(t.has_numbers order by t.place),
    array_agg(t.has_sign order by t.place)
  into v_has_number, v_has_numbers, v_has_sign
  from (
    select
      u.place,
      bool_or(n.word is not null) or min(u.digits) > 0 as has_number,
      count(n.word) > 1 or min(u.digits) > 6 as has_numbers,
      bool_or(w.word = any (c_signs)) or bool_or(u.has_at) as has_sign
    from (
      select
        a.place,
        a.content,
        length(a.content) - length(translate(a.content, '0123456789', '')) as digits,
        position('@' in a.content) > 0 as has_at
      from (
        select
          e.place,
          case
            when e.role = 'user' then pgcalls.ascii_digits(e.content) else ''
          end as content
        from (
          select
            g.*,
            sum(case when g.role = 'user' then length(g.content) else 0 end)
              over (order by g.place) - length(g.content) as length_before
          from unnest(extract_contact.roles, extract_contact.contents) with ordinality
            as g (role, content, place)
        ) as e
        where e.length_before <= 40000
        offset 0
      ) as a
      offset 0
    ) as u
    cross join lateral unnest(
      coalesce(nullif(pgcalls.split_words(u.content), '{}'), array[''])
    ) as w (word)
    left join pgcalls.number_words as n
      on n.word = w.word collate "C" and n.kind in ('digit', 'repeat')
    group by u.place
  ) as t;

  for i in 1..cardinality(extract_contact.roles) loop
    if extract_contact.roles[i] = 'agent' then
      v_asked := extract_contact.contents[i];
    end if;

    continue when extract_contact.roles[i] <> 'user';

    -- The end of a call of hours must not take longer than a request may.
    exit when v_length > 40000;
    v_length := v_length + length(extract_contact.contents[i]);

    v_is_part := (v_has_number[i] or v_has_sign[i])
      and length(extract_contact.contents[i]) <= 80;

    foreach v_key in array array['user_phone', 'user_email', 'user_name'] loop
      continue when v_found ? v_key
        or (v_key = 'user_phone' and not v_has_numbers[i] and v_part is null)
        or (v_key = 'user_email' and not v_has_sign[i] and v_part is null);

      v_values := case v_key
        when 'user_phone' then pgcalls.extract_phones(
          extract_contact.contents[i], extract_contact.country, v_asked
        )
        when 'user_email'
          then pgcalls.extract_emails(extract_contact.contents[i], v_asked)
        else pgcalls.extract_names(extract_contact.contents[i], v_asked)
      end;

      -- Half in this turn, half in the one before.
      if v_values = '{}'
        and v_part is not null
        and v_is_part
        and v_key <> 'user_name'
      then
        v_length := v_length + length(v_part);
        v_values := case v_key
          when 'user_phone' then pgcalls.extract_phones(
            v_part || ' ' || extract_contact.contents[i],
            extract_contact.country,
            v_part_asked
          )
          else pgcalls.extract_emails(
            v_part || ' ' || extract_contact.contents[i], v_part_asked
          )
        end;
      end if;

      if v_values <> '{}' then
        v_found := v_found || jsonb_build_object(
          v_key,
          jsonb_build_object(
            'values', to_jsonb(v_values[1:10]), 'seq', extract_contact.seqs[i]
          )
        );
      end if;
    end loop;

    exit when v_found ?& array['user_phone', 'user_email', 'user_name'];

    if v_is_part then
      if v_part is null then
        v_part_asked := v_asked;
      end if;

      v_part := right(concat_ws(' ', v_part, extract_contact.contents[i]), 160);
    else
      v_part := null;
    end if;
  end loop;

  return v_found;
end;
$$;

comment on function pgcalls.extract_contact is
$$Who the caller says to be: phone, e-mail and name from the first turns that tell them.

seqs, roles, contents: the turns in order; only those of users are read, with what the
agent said before. A number or an address may be spread over turns. Reads about 40,000
characters, those twice that are. country: ISO 3166 code of numbers without +. Answers
an object with the keys user_phone, user_email and user_name as far as they were found:
{"values": [...], "seq": the turn}.$$;

revoke all on function pgcalls.extract_contact
from public, anon, authenticated, service_role;
