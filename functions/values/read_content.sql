-- pgcalls.read_content(content): what was said, also where it comes in parts.

create or replace function pgcalls.read_content(
  content jsonb
)
returns text
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_text text := read_content.content #>> '{}';
  v_parts jsonb;
begin
  if left(v_text, 1) = '[' then
    v_parts := pgcalls.read_json(read_content.content);
  end if;

  -- A text is parts only where each is a text or says its type: nobody speaks so.
  if jsonb_typeof(v_parts) = 'array'
    and not jsonb_path_exists(
      v_parts,
      'strict $[*] ? (@.type() != "string" && @.type() != "object")'
    )
    and (
      jsonb_typeof(read_content.content) = 'array'
      or v_parts <> '[]'
      and not jsonb_path_exists(
        v_parts,
        'lax $[*] ? (@.type() == "object" && !(exists (@."type")))'
      )
    )
  then
    return (
      select string_agg(p.words, E'\n' order by p.place)
      from (
        select
          e.place,
          case jsonb_typeof(e.part)
            when 'string' then e.part #>> '{}'
            else coalesce(
              e.part #>> '{text,value}', e.part ->> 'text', e.part ->> 'transcript'
            )
          end as words
        from jsonb_array_elements(v_parts) with ordinality
          as e (part, place)
      ) as p
      where p.words <> ''
    );
  end if;

  if jsonb_typeof(read_content.content) not in ('string', 'null') then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'content is not a text',
      hint = 'Pass what was said as a text, or as an array of parts with a text each.';
  end if;

  return v_text;
end;
$$;

comment on function pgcalls.read_content is
$$What was said in a turn: a text, or the text parts of OpenAI and LiveKit.

content: a text; or an array of texts and of objects with text or transcript, of which
parts without words, such as images, are passed over; or the text of such an array, each
object of which has a type. Null when there are no words.
Errors: 22023 for anything else.$$;

revoke all on function pgcalls.read_content
from public, anon, authenticated, service_role;
