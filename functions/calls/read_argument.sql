-- pgcalls.read_argument(name, value, client_id): one argument in its stored form.

create or replace function pgcalls.read_argument(
  name text,
  value jsonb,
  client_id text
)
returns jsonb
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_name text := read_argument.name;
  v_type text := jsonb_typeof(read_argument.value);
  v_text text := btrim(read_argument.value #>> '{}', E' \t\n\x0b\f\r');
  v_labels text[];
  v_instant timestamptz;
begin
  if v_text is null or v_text = '' then
    return null;
  end if;

  if v_name = 'metadata' then
    perform pgcalls.require_object(pgcalls.read_json(read_argument.value), v_name);
    return pgcalls.read_json(read_argument.value);
  end if;

  if v_name in ('keywords', 'topics_discussed') then
    v_labels := pgcalls.read_labels(read_argument.value);
    perform pgcalls.require_labels(v_labels, v_name);
    return to_jsonb(v_labels);
  end if;

  if v_type in ('object', 'array') then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = format('%s is not a text', v_name),
      hint = 'Pass a text, or null.';
  end if;

  -- What is no choice, number or id is stored letter by letter.
  if v_name in (
    'summary', 'type', 'source', 'ended_reason', 'call_outcome', 'user_name', 'user_id',
    'room_name', 'participant_identity'
  ) then
    v_text := read_argument.value #>> '{}';
  end if;

  case
    when v_name in ('user_phone', 'business_number') then
      if v_name = 'user_phone' or not pgcalls.is_sip_address(v_text) then
        v_text := pgcalls.require_phone(v_text, read_argument.client_id, v_name);
      end if;
    when v_name = 'customer_number' then
      perform pgcalls.require_text(v_text, v_name, 500);

      -- That it is withheld says nothing against a number that is known.
      if pgcalls.is_withheld(v_text) then
        return null;
      end if;
    when v_name = 'user_email' then
      v_text := pgcalls.require_email(v_text, v_name);
    when v_name = 'language' then
      perform pgcalls.require_language(v_text);
    when v_name = 'sentiment' then
      v_text := lower(v_text collate "C");
      perform pgcalls.require_choice(
        v_text, v_name, array['positive', 'neutral', 'negative', 'mixed']
      );
    when v_name = 'status' then
      v_text := lower(v_text collate "C");
      perform pgcalls.require_choice(
        v_text, v_name, array['completed', 'failed', 'abandoned']
      );
    when v_name in ('call_id', 'phone_number_id') then
      v_text := lower(v_text collate "C");

      if not pgcalls.is_uuid(v_text) then
        raise exception using
          errcode = 'invalid_parameter_value',
          message = format('%s is not a uuid', v_name),
          hint = 'Pass a uuid, or null; the platform''s own id goes into session_id.';
      end if;

      if v_name = 'phone_number_id' and not exists (
        select
        from public.phone_numbers as p
        where p.client_id = read_argument.client_id and p.id = v_text::uuid
      ) then
        raise exception using
          errcode = 'invalid_parameter_value',
          message = 'phone_number_id is unknown',
          hint = 'Insert the number into phone_numbers first, or leave it out.';
      end if;
    when v_name in ('started_at', 'answered_at', 'ended_at') then
      v_instant := pgcalls.read_instant(v_text, 'UTC', v_name);
      perform pgcalls.require_past(v_instant, v_name);
      return to_jsonb(v_instant);
    when v_name = 'is_answered' then
      return to_jsonb(v_text::boolean);
    when v_name = 'cost_total' then
      perform pgcalls.require_number(v_text::numeric, v_name, 999999.9999);
    when v_name = 'duration_seconds' then
      perform pgcalls.require_number(v_text::numeric, v_name, 9999999.999);
    when v_name = 'expected_message_count' then
      perform pgcalls.require_number(v_text::integer, v_name, 1000000);
    when v_name = 'summary' then
      perform pgcalls.require_size(octet_length(v_text), v_name, 65536);
    when v_name in ('type', 'source') then
      perform pgcalls.require_text(v_text, v_name, 100);
    when v_name in ('ended_reason', 'call_outcome') then
      perform pgcalls.require_text(v_text, v_name, 200);
    else
      perform pgcalls.require_text(v_text, v_name, 500);
  end case;

  return to_jsonb(v_text);
end;
$$;

comment on function pgcalls.read_argument is
$$One argument of a function that starts, changes or ends a call, in its stored form.

name: of the argument, which says what it must be. value: as it was given; a blank text
is none, and blanks around a choice, number or id and the case of a choice do not
matter. client_id: whose default_country a phone number is read with. Answers text,
label lists and metadata as JSON, null for nothing.
Errors: 22023 and PT413 with the name of the argument; those of a cast to a number.$$;

revoke all on function pgcalls.read_argument
from public, anon, authenticated, service_role;
