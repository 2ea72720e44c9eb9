-- pgcalls.read_json(value): a document that was given as the text of one.

create or replace function pgcalls.read_json(
  value jsonb
)
returns jsonb
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  if jsonb_typeof(read_json.value) = 'string'
    and read_json.value #>> '{}' ~ '^\s*[[{]'
  then
    return (read_json.value #>> '{}')::jsonb;
  end if;

  return read_json.value;
exception
  -- The last one: nested deeper than the server can read.
  when invalid_text_representation or untranslatable_character or statement_too_complex
  then
    return read_json.value;
end;
$$;

comment on function pgcalls.read_json is
$$A JSON document, also where it was given as its text.

value: what Vapi, Retell and OpenAI hand over as a string is an object or an array
again; a text that is none stays one.$$;

revoke all on function pgcalls.read_json
from public, anon, authenticated, service_role;
