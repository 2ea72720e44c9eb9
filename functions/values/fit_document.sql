-- pgcalls.fit_document(document, bytes): as many keys as fit.

create or replace function pgcalls.fit_document(
  document jsonb,
  bytes integer,
  out kept jsonb,
  out left_out text[]
)
returns record
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if octet_length(fit_document.document::text) <= fit_document.bytes
    and not jsonb_path_exists(fit_document.document, '$.**{32}')
  then
    kept := fit_document.document;
    left_out := '{}';

    return;
  end if;

  select
    coalesce(jsonb_object_agg(s.key, s.value) filter (where s.is_kept), '{}'),
    coalesce(array_agg(s.key order by s.key) filter (where not s.is_kept), '{}')
  into kept, left_out
  from (
    select
      e.key,
      e.value,
      not e.is_deep
      and 2 + sum(4 + octet_length(to_jsonb(e.key)::text) + octet_length(e.value::text))
        over (order by e.is_deep, octet_length(e.value::text), e.key)
      <= fit_document.bytes as is_kept
    from (
      select
        d.key,
        d.value,
        jsonb_path_exists(d.value, '$.**{31}') as is_deep
      from jsonb_each(fit_document.document) as d
    ) as e
  ) as s;
end;
$$;

comment on function pgcalls.fit_document is
$$An object with as many of its keys as fit into so many bytes, the smallest first, and
the names of the others.

What is deeper than can be kept one level further down does not fit either.$$;

revoke all on function pgcalls.fit_document
from public, anon, authenticated, service_role;
