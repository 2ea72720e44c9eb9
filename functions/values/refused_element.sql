-- pgcalls.refused_element(element, sqlstate, reason, hint): why one cannot be stored.

create or replace function pgcalls.refused_element(
  element text,
  sqlstate text,
  reason text,
  hint text
)
returns jsonb
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  -- Postgres' own words repeat the value.
  v_is_own boolean := refused_element.sqlstate ~ '^(22023|42501|PT)';
begin
  return jsonb_build_object(
    'element', refused_element.element,
    'sqlstate', case when v_is_own then refused_element.sqlstate else '22023' end,
    'reason', case
      when v_is_own then refused_element.reason
      else 'a value has the wrong type'
    end,
    'hint', case
      when v_is_own then refused_element.hint
      else 'Numbers are numbers, instants ISO 8601.'
    end
  );
end;
$$;

comment on function pgcalls.refused_element is
$$Why one element of a batch cannot be stored: element, such as messages[3], sqlstate,
reason and hint. Never content.

sqlstate, reason, hint: of the error.$$;

revoke all on function pgcalls.refused_element
from public, anon, authenticated, service_role;
