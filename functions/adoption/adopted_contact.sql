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
  v_phone text;
  v_email text := lower(replace(btrim(adopted_contact.value ->> 'email'), 'I', 'i'));
  v_name text := nullif(btrim(adopted_contact.value ->> 'name'), '');
  v_left text[];
  v_reason text;
begin
  if v_value ? 'unreadable_row' then
    return jsonb_build_object('reason', 'the row cannot be read as JSON');
  end if;

  v_id := coalesce(v_value ->> 'id', v_value ->> 'user_id', md5(v_value::text));
  v_phone := pgcalls.stored_phone(
    btrim(v_value ->> 'phone'), adopted_contact.country
  );

  if octet_length(v_email) > 320 or v_email !~ '^[^[:space:]@]+@[^[:space:]@]+$' then
    v_email := null;
  end if;

  v_reason := case
    when v_phone is null and v_email is null
      then case
        when nullif(btrim(v_value ->> 'phone'), '') is null
          then 'there is neither phone nor e-mail address'
        else 'the phone is no phone number'
      end
    when octet_length(v_name) > 500 then 'the name is too long'
  end;
  -- A contact has no metadata: what has no column stays to be looked at.
  v_left := array(
    select i.key
    from jsonb_each_text(v_value) as i
    where
      nullif(btrim(i.value), '') is not null
      and case i.key
        when 'phone' then v_phone is null
        when 'email' then v_email is null
        when 'id' then not pgcalls.is_uuid(v_id)
        when 'created_at' then pgcalls.adopted_time(i.value) is null
        when 'updated_at' then pgcalls.adopted_time(i.value) is null
        else i.key <> 'name'
      end
    order by i.key
  );

  return jsonb_build_object(
    'id', pgcalls.adopted_id('callcenter user', v_id),
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
    'reason', v_reason,
    'left', case
      when v_reason is null and v_left <> '{}' then array_to_string(v_left, ', ')
    end
  );
exception
  when data_exception then
    return jsonb_build_object('reason', 'a value cannot be read: ' || sqlstate);
end;
$$;

comment on function pgcalls.adopted_contact is
$$An old user as the values of a contacts row, or why it is none.

value: the old row. country: ISO 3166 code of phone numbers without +. left: names of
columns with values that a contact has no place for.$$;

revoke all on function pgcalls.adopted_contact
from public, anon, authenticated, service_role;
