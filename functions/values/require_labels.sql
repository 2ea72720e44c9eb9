-- pgcalls.require_labels(value, name): refuse a bad list of labels.

create or replace function pgcalls.require_labels(
  value text[],
  name text
)
returns void
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if require_labels.value is null then
    return;
  end if;

  if array_ndims(require_labels.value) > 1
    or cardinality(require_labels.value) > 100
    or array_position(require_labels.value, null) is not null
    or exists (
      select
      from unnest(require_labels.value) as label
      where octet_length(label) not between 1 and 200
    )
  then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = format('%s is not a list of labels', require_labels.name),
      hint = 'Pass at most 100 texts of 1 to 200 bytes.';
  end if;
end;
$$;

comment on function pgcalls.require_labels is
$$Refuse a list with more than 100 labels, or with a label that is null or overlong.

Errors: 22023.$$;

revoke all on function pgcalls.require_labels
from public, anon, authenticated, service_role;
