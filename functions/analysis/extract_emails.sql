-- pgcalls.extract_emails(content, asked): e-mail addresses somebody told.

create or replace function pgcalls.extract_emails(
  content text,
  asked text default null
)
returns text[]
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_content text := pgcalls.ascii_digits(left(extract_emails.content, 20000));
  v_emails text[] := '{}';
  v_parts text[];
  v_local text;
  v_domain text;
begin
  if v_content is null then
    return '{}';
  end if;

  if position('@' in v_content) > 0 then
    v_parts := (string_to_array(v_content, '@'))[1:1001];

    for i in 1..cardinality(v_parts) - 1 loop
      v_local := ltrim(
        substring(right(v_parts[i], 80) from '[A-Za-z0-9!#$%&''*+/=?^_`{|}~.-]+$'),
        '.''`*!#$%&+/=?^{|}~-'
      );
      v_domain := rtrim(
        substring(left(v_parts[i + 1], 254) from '^[A-Za-z0-9.-]+'), '.-'
      );

      if length(v_local) between 1 and 64
        and v_local !~ '\.\.|\.$'
        and pgcalls.is_domain(lower(v_domain collate "C"))
      then
        v_emails := v_emails || lower(v_local || '@' || v_domain collate "C");
      end if;
    end loop;
  end if;

  if (
      position('@' in v_content) > 0
      or pgcalls.split_words(v_content) && '{at,arroba,arobase,آت,ات,أت,sign}'
    )
    and v_content ~* '\m(dot|point|punto|punkt|دوت|نقطة|نقطه)\M|[a-z]\.[a-z]{2}|@'
  then
    v_emails := v_emails || pgcalls.extract_spoken_emails(
      v_content,
      coalesce(
        extract_emails.asked ~* '\m(e-?mail|mail|correo|courriel|بريد|ايميل|إيميل)',
        false
      )
    );
  end if;

  if v_emails = '{}' then
    return v_emails;
  end if;

  return array(
    select e.email
    from unnest(v_emails) with ordinality as e (email, place)
    group by e.email
    order by min(e.place)
  );
end;
$$;

comment on function pgcalls.extract_emails is
$$E-mail addresses in a turn, in lower case, in the order they were told.

content: written or spoken ("john dot smith at gmail dot com"), its first 20,000
characters count. asked: what the agent said just before; when it asked for the
address, "info at acme dot com" is one without another hint.$$;

revoke all on function pgcalls.extract_emails
from public, anon, authenticated, service_role;
