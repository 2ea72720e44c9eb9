-- pgcalls.read_arguments(given, client_id): what can be read, and notices of the rest.

create or replace function pgcalls.read_arguments(
  given jsonb,
  client_id text,
  out taken jsonb,
  out notices jsonb
)
returns record
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_name text;
  v_value jsonb;
  v_reason text;
  v_state text;
  v_unread jsonb := '{}';
  v_metadata jsonb;
begin
  notices := '[]';

  if not read_arguments.given @? 'strict $.* ? (@.type() != "null")' then
    taken := '{}';
    return;
  end if;

  -- Nearly always all of it can be read.
  begin
    select coalesce(
      jsonb_object_agg(
        g.name, pgcalls.read_argument(g.name, g.value, read_arguments.client_id)
      ),
      '{}'
    )
    into taken
    from jsonb_each(read_arguments.given) as g (name, value)
    where g.value <> 'null';

    return;
  exception
    when data_exception or sqlstate 'PT413' then
      taken := '{}';
  end;

  for v_name, v_value in
    select g.name, g.value
    from jsonb_each(read_arguments.given) as g (name, value)
    where g.value <> 'null'
    order by g.name
  loop
    begin
      taken := taken || jsonb_build_object(
        v_name, pgcalls.read_argument(v_name, v_value, read_arguments.client_id)
      );
    exception
      when data_exception or sqlstate 'PT413' then
        get stacked diagnostics
          v_state = returned_sqlstate,
          v_reason = message_text;

        -- Postgres' own words repeat the value.
        if v_state not in ('22023', 'PT413') then
          v_reason := v_name || ' has the wrong type';
        end if;

        if v_name in ('summary', 'user_name', 'ended_reason', 'call_outcome')
          and jsonb_typeof(v_value) = 'string'
        then
          taken := taken || jsonb_build_object(
            v_name,
            pgcalls.fit(
              v_value #>> '{}',
              case v_name
                when 'summary' then 65536
                when 'user_name' then 500
                else 200
              end
            )
          );
          notices := notices || jsonb_build_object(
            'code', 'shortened', 'argument', v_name, 'reason', v_reason
          );
        elsif octet_length(v_value::text) <= 2000
          -- It is kept two levels down.
          and not jsonb_path_exists(v_value, '$.**{31}')
        then
          v_unread := v_unread || jsonb_build_object(v_name, v_value);
          notices := notices || jsonb_build_object(
            'code', 'kept_in_metadata', 'argument', v_name, 'reason', v_reason
          );
        else
          notices := notices || jsonb_build_object(
            'code', 'left_out', 'argument', v_name, 'reason', v_reason
          );
        end if;
    end;
  end loop;

  if v_unread = '{}' then
    return;
  end if;

  v_metadata := case jsonb_typeof(taken -> 'metadata')
    when 'object' then taken -> 'metadata' else '{}'
  end || jsonb_build_object('unread', v_unread);

  if octet_length(v_metadata::text) <= 16384 then
    taken := taken || jsonb_build_object('metadata', v_metadata);
  else
    notices := replace(notices::text, '"kept_in_metadata"', '"left_out"')::jsonb;
  end if;
end;
$$;

comment on function pgcalls.read_arguments is
$$The arguments that can be read, and notices of what became of the others.

given: name and value of each. taken: those that can be read, as read_argument answers
them; what cannot is in the key unread of metadata, as it was given, where it fits.
notices: an array of code (shortened, kept_in_metadata or left_out), argument and
reason, never content. A detail is never worth a call.$$;

revoke all on function pgcalls.read_arguments
from public, anon, authenticated, service_role;
