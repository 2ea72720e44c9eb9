-- pgcalls.plain_text(content): a text in one of the many forms it can be written in.

create or replace function pgcalls.plain_text(
  content text
)
returns text
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  c_written constant text :=
    '((?:\\+u[0-9A-Fa-f]{4})+|(?:%[0-9A-Fa-f]{2})+'
    || '|&#[0-9]{1,7};|&#[xX][0-9A-Fa-f]{1,6};)';
  v_content text := plain_text.content;
  v_between text[];
  v_written text[];
begin
  -- JSON in JSON is written twice.
  for n in 1..3 loop
    exit when v_content !~ '\\|%[0-9A-Fa-f]{2}|&[#a-z]';

    if v_content ~ c_written then
      v_between := regexp_split_to_array(v_content, c_written);
      v_written := array(
        select m.found[1]
        from regexp_matches(v_content, c_written, 'g') with ordinality as m (found, n)
        order by m.n
      );
      v_content := (
        select
          string_agg(
            concat(p.between, pgcalls.written_as(p.written)), '' order by p.n
          )
        from unnest(v_between, v_written) with ordinality as p (between, written, n)
      );
    end if;

    v_content := regexp_replace(v_content, '\\+[nrtbfv]', ' ', 'g');
    v_content := regexp_replace(v_content, '\\+([^[:alnum:]\\])', '\1', 'g');
    v_content := regexp_replace(v_content, '(?<=[0-9])\+(?=[0-9])', ' ', 'g');
    v_content := regexp_replace(v_content, '&nbsp;', ' ', 'g');
    v_content := regexp_replace(v_content, '&commat;', '@', 'g');
    v_content := regexp_replace(v_content, '&amp;', '&', 'g');
  end loop;

  return pgcalls.compose(v_content);
end;
$$;

comment on function pgcalls.plain_text is
$$A text as it is meant: what JSON, URLs and HTML write with signs of their own is read,
and the rest is composed as compose does it.

Only to find something in it: of what merely looks like such signs something is lost.$$;

revoke all on function pgcalls.plain_text
from public, anon, authenticated, service_role;
