-- pgcalls.still_derived(derived_columns, taken): what nobody has told yet.

create or replace function pgcalls.still_derived(
  derived_columns text[],
  taken jsonb
)
returns text[]
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return array(
    select d.name
    from unnest(still_derived.derived_columns) as d (name)
    where
      d.name not in (
        'sentiment', 'keywords', 'call_outcome', 'user_name', 'user_phone', 'user_email'
      )
      or coalesce(still_derived.taken -> d.name, 'null') = 'null'
  );
end;
$$;

comment on function pgcalls.still_derived is
$$The derived columns without those that are told now, also where what is told is what
the database had found: it is not derived again.

taken: arguments as read_arguments answers them.$$;

revoke all on function pgcalls.still_derived
from public, anon, authenticated, service_role;
