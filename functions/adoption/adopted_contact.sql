-- pgcalls.adopted_contact(value, country): an old user as a contact.

create or replace function pgcalls.adopted_contact(
  value jsonb,
  country text
)
returns jsonb
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_value jsonb := adopted_contact.value;
  v_id text;
  v_contact_id uuid;
  v_phone text;
  v_email text := lower(replace(btrim(adopted_contact.value ->> 'email'), 'I', 'i'));
  v_name text := nullif(btrim(adopted_contact.value ->> 'name'), '');
  v_metadata jsonb;
  v_reason text;
begin
  if v_value ? 'unreadable_row' then
    return jsonb_build_object('reason', 'the row cannot be read as JSON');
  end if;

  v_id := coalesce(v_value ->> 'id', v_value ->> 'user_id', md5(v_value::text));
  v_contact_id := pgcalls.adopted_id('callcenter user', v_id);
  v_phone := pgcalls.stored_phone(
    btrim(v_value ->> 'phone'), adopted_contact.country
  );

  if octet_length(v_email) > 320 or v_email !~ '^[^[:space:]@]+@[^[:space:]@]+$' then
    v_email := null;
  end if;

  v_metadata := pgcalls.adopted_metadata(
    v_value,
    pgcalls.known_columns('callcenter', 'contacts'),
    jsonb_build_object(
      'legacy_id', case
        when v_value ->> 'id' <> v_contact_id::text then v_value -> 'id'
      end,
      'legacy_phone', case
        when v_phone is null then nullif(btrim(v_value ->> 'phone'), '')
      end,
      'legacy_email', case
        when v_email is null then nullif(btrim(v_value ->> 'email'), '')
      end,
      'legacy_created_at', case
        when pgcalls.adopted_time(v_value ->> 'created_at') is null
          then v_value -> 'created_at'
      end,
      'legacy_updated_at', case
        when pgcalls.adopted_time(v_value ->> 'updated_at') is null
          then v_value -> 'updated_at'
      end
    )
  );
  v_reason := case
    when v_phone is null and v_email is null
      then case
        when nullif(btrim(v_value ->> 'phone'), '') is null
          then 'there is neither phone nor e-mail address'
        else 'the phone is no phone number'
      end
    when octet_length(v_name) > 500 then 'the name is too long'
    when octet_length(v_metadata::text) > 16384 then 'the metadata is too large'
    when jsonb_path_exists(v_metadata, '$.**{33}')
      then 'the metadata is nested too deeply'
  end;

  return jsonb_build_object(
    'id', v_contact_id,
    'row_key', v_id,
    'name', v_name,
    'phone', v_phone,
    'email', v_email,
    'created_at', coalesce(
      pgcalls.adopted_time(v_value ->> 'created_at'), now()
    ),
    'updated_at', coalesce(
      pgcalls.adopted_time(v_value ->> 'updated_at'),
      pgcalls.adopted_time(v_value ->> 'created_at'),
      now()
    ),
    'metadata', v_metadata,
    'reason', v_reason
  );
exception
  when data_exception then
    return jsonb_build_object('reason', 'a value cannot be read: ' || sqlstate);
end;
$$;

comment on function pgcalls.adopted_contact is
$$An old user as the values of a contacts row, or why it is none.

value: the old row. country: ISO 3166 code of phone numbers without +. What has no
column, or cannot be read, becomes the metadata key legacy_<column>.$$;

revoke all on function pgcalls.adopted_contact
from public, anon, authenticated, service_role;
