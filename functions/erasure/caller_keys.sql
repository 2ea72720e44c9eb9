-- pgcalls.caller_keys(session, country): who called, in normal form.

create or replace function pgcalls.caller_keys(
  session record,
  country text
)
returns text[]
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  c_address constant text := '[[:alnum:]_.%+''-]+@[[:alnum:].-]+[[:alnum:]]';
  v_session public.user_sessions := caller_keys.session;
  v_addresses text[];
  v_labels text;
begin
  -- What was heard in a call may be somebody else's; it counts where nothing else says
  -- who called.
  if (
    coalesce(v_session.customer_number, v_session.customer_address) is not null
    or v_session.user_id is not null
    or (
      v_session.user_phone is not null
      and 'user_phone' <> all (v_session.derived_columns)
    )
    or (
      v_session.user_email is not null
      and 'user_email' <> all (v_session.derived_columns)
    )
  ) then
    if 'user_phone' = any (v_session.derived_columns) then
      v_session.user_phone := null;
    end if;

    if 'user_email' = any (v_session.derived_columns) then
      v_session.user_email := null;
    end if;
  end if;

  v_addresses := array[v_session.customer_number, v_session.customer_address];

  -- A label of the platform may hold a whole number or address among other things.
  v_labels := concat_ws(
    ' ',
    v_session.session_id,
    v_session.room_name,
    v_session.participant_identity,
    v_session.user_id,
    v_session.customer_address
  );

  return array(
    select 'user_id:' || u.value
    from unnest(array[v_session.user_id, v_session.participant_identity]) as u (value)
    where u.value is not null
    union
    select 'email:' || e.value
    from (
      select lower(replace(btrim(v_session.user_email), 'I', 'i'))
      union all
      select
        lower(
          replace(substring(a.value from 'sips?:([^;?>]+)'), 'I', 'i')
        )
      from unnest(v_addresses) as a (value)
      union all
      select lower(replace(m.found[1], 'I', 'i'))
      from regexp_matches(v_labels, '(' || c_address || ')', 'g') as m (found)
    ) as e (value)
    where e.value ~ '.@.'
    union
    select 'phone:' || p.value
    from (
      select pgcalls.stored_phone(n.number, caller_keys.country)
      from unnest(
        array[
          v_session.user_phone,
          v_session.customer_number,
          substring(v_addresses[1] from 'sips?:([^@;?>]+)'),
          substring(v_addresses[2] from 'sips?:([^@;?>]+)'),
          substring(v_session.user_id from '^[0-9+()./ -]+$')
        ]
      ) as n (number)
      where n.number is not null
      union all
      select m.found[1]
      from regexp_matches(v_labels, '(\+[1-9][0-9]{6,14})(?![0-9])', 'g') as m (found)
    ) as p (value)
    where p.value is not null
  );
end;
$$;

comment on function pgcalls.caller_keys is
$$Who called: every phone number, e-mail address and user id by which a call names its
caller, in normal form, as phone:+64…, email:…, user_id:….

country: the client's, ISO 3166. Two calls are of one caller where these are equal.$$;

revoke all on function pgcalls.caller_keys
from public, anon, authenticated, service_role;
