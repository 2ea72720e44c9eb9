-- pgcalls.refused_batch(batch, name): why nothing of a batch can be read.

create or replace function pgcalls.refused_batch(
  batch jsonb,
  name text
)
returns jsonb
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return case
    when coalesce(jsonb_typeof(refused_batch.batch), 'null') not in ('array', 'null')
      then jsonb_build_array(
        pgcalls.refused_element(
          refused_batch.name,
          '22023',
          refused_batch.name || ' is not a JSON array',
          'Pass an array of objects.'
        )
      )
    when octet_length(refused_batch.batch::text) > 8388608
      then jsonb_build_array(
        pgcalls.refused_element(
          refused_batch.name,
          'PT413',
          refused_batch.name || ' is too large',
          'At most 8388608 bytes are taken at a time.'
        )
      )
    else '[]'
  end;
end;
$$;

comment on function pgcalls.refused_batch is
$$Why nothing of a batch can be read, as read_elements says it; else an empty array.

batch: at most 8 MB. name: messages or tool_calls.$$;

revoke all on function pgcalls.refused_batch
from public, anon, authenticated, service_role;
