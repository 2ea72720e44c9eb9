-- pgcalls.erase_written(content, caller, placeholder): in a text as it is written.

create or replace function pgcalls.erase_written(
  content text,
  caller pgcalls.caller,
  placeholder text
)
returns text
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_caller pgcalls.caller := erase_written.caller;
  v_erased text := pgcalls.erase_numbers(
    erase_written.content, v_caller, erase_written.placeholder
  );
begin
  if v_caller.addresses is not null then
    v_erased := regexp_replace(
      v_erased, v_caller.addresses, erase_written.placeholder, 'gi'
    );
  end if;

  if v_caller.names is not null then
    v_erased := pgcalls.erase_names(
      v_erased, v_caller.names, erase_written.placeholder
    );
  end if;

  return v_erased;
end;
$$;

comment on function pgcalls.erase_written is
$$A text in which every mention of a caller that is written in letters and digits, with
no signs of JSON, URLs or HTML between, is replaced by a placeholder.$$;

revoke all on function pgcalls.erase_written
from public, anon, authenticated, service_role;
