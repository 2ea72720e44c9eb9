-- pgcalls.redacted_labels(labels, kinds, bytes): redacted, and within its bound.

create or replace function pgcalls.redacted_labels(
  labels text[],
  kinds text[],
  bytes integer
)
returns text[]
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_is_short boolean;
  v_labels text[];
begin
  if redacted_labels.labels is null then
    return null;
  end if;

  foreach v_is_short in array array[false, true] loop
    v_labels := array(
      select
        pgcalls.redact_text(l.label, redacted_labels.kinds, '', v_is_short)
      from unnest(redacted_labels.labels) with ordinality as l (label, n)
      order by l.n
    );
    exit when octet_length(v_labels::text) <= redacted_labels.bytes;
  end loop;

  return v_labels;
end;
$$;

comment on function pgcalls.redacted_labels is
$$A list of redacted labels; null for null. Placeholders are a single sign where longer
ones would not fit into so many bytes, written out as text.$$;

revoke all on function pgcalls.redacted_labels
from public, anon, authenticated, service_role;
