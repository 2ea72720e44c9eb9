-- pgcalls.read_details(name, element): an element without the details that hinder it.

create or replace function pgcalls.read_details(
  name text,
  element jsonb,
  out taken jsonb,
  out left_out text[]
)
returns record
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  c_details constant text[] := array[
    'audio_url', 'created_at', 'duration_ms', 'interrupted', 'metadata', 'spoken_at',
    'started_at', 'success'
  ];
  v_essence jsonb := read_details.element - c_details;
  v_detail text;
begin
  left_out := '{}';
  -- What cannot be stored without its details either is refused here.
  taken := pgcalls.read_element(read_details.name, v_essence);

  foreach v_detail in array c_details loop
    continue when not read_details.element ? v_detail;

    begin
      v_essence := v_essence || jsonb_build_object(
        v_detail, read_details.element -> v_detail
      );
      taken := pgcalls.read_element(read_details.name, v_essence);
    exception
      when data_exception or sqlstate 'PT413' then
        v_essence := v_essence - v_detail;
        left_out := left_out || v_detail;
    end;
  end loop;
end;
$$;

comment on function pgcalls.read_details is
$$An element of a batch with every detail that can be read, and the names of the others.

A detail is what a turn or tool call is worth storing without: when it was, where its
recording is, metadata.
Errors: those of read_element, of what is no detail.$$;

revoke all on function pgcalls.read_details
from public, anon, authenticated, service_role;
