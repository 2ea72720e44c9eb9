-- pgcalls.time_query(since, until): query for what was said between two instants.

create or replace function pgcalls.time_query(
  since timestamptz,
  until timestamptz
)
returns tsquery
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_is_short boolean := time_query.until - time_query.since < interval '12 hours';
  v_at timestamptz := time_query.since;
  v_word text;
  v_last text := pgcalls.search_hour(time_query.until);
  v_words text;
begin
  -- More than a few hours are asked by days, which hours begin with.
  loop
    v_word := pgcalls.search_hour(v_at);

    if not v_is_short then
      v_word := left(v_word, 10);
    end if;

    exit when v_at is null or v_word > v_last collate "C";

    v_words := concat_ws(
      ' | ', v_words, '''' || v_word || case when v_is_short then '''' else ''':*' end
    );
    v_at := v_at + case when v_is_short then 1 else 24 end * interval '1 hour';
  end loop;

  return v_words::tsquery;
end;
$$;

comment on function pgcalls.time_query is
'Query of message_texts for the hours, or days, of UTC between two instants.';

revoke all on function pgcalls.time_query
from public, anon, authenticated, service_role;
