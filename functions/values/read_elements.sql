-- pgcalls.read_elements(elements, name, is_whole): each element of a batch on its own.

create or replace function pgcalls.read_elements(
  elements jsonb,
  name text,
  is_whole boolean,
  out taken jsonb,
  out refused jsonb,
  out notices jsonb
)
returns record
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_place integer := 0;
  v_element jsonb;
  v_read jsonb;
  v_left_out text[];
  v_taken jsonb[] := '{}';
  v_refused jsonb[] := '{}';
  v_notices jsonb[] := '{}';
  v_hint text;
begin
  for v_element in
    select e.element from jsonb_array_elements(read_elements.elements) as e (element)
  loop
    begin
      begin
        v_read := pgcalls.read_element(read_elements.name, v_element);
      exception
        when data_exception or sqlstate 'PT413' then
          if read_elements.is_whole or jsonb_typeof(v_element) <> 'object' then
            raise;
          end if;

          select d.taken, d.left_out
          into v_read, v_left_out
          from pgcalls.read_details(read_elements.name, v_element) as d;

          v_notices := v_notices || array(
            select jsonb_build_object(
              'code', 'left_out',
              'element', format('%s[%s]', read_elements.name, v_place),
              'argument', detail.name,
              'reason', detail.name || ' cannot be stored'
            )
            from unnest(v_left_out) as detail (name)
          );
      end;

      v_taken := v_taken || (v_read || jsonb_build_object('place', v_place));
    exception
      when data_exception or sqlstate 'PT413' then
        get stacked diagnostics v_hint = pg_exception_hint;
        v_refused := v_refused || pgcalls.refused_element(
          format('%s[%s]', read_elements.name, v_place), sqlstate, sqlerrm, v_hint
        );
    end;

    v_place := v_place + 1;
  end loop;

  taken := to_jsonb(v_taken);
  refused := to_jsonb(v_refused);
  notices := to_jsonb(v_notices);
end;
$$;

comment on function pgcalls.read_elements is
$$The elements of a batch that can be stored, and which cannot, and why.

elements: an array. name: messages or tool_calls. is_whole: refuse an element also for a
detail, which is left out otherwise. taken: those that can, in their order and stored
form, each with its place. refused: an array of element, such as messages[3], sqlstate,
reason and hint. notices: of details, an array of code, element, argument and reason.
Never content.$$;

revoke all on function pgcalls.read_elements
from public, anon, authenticated, service_role;
