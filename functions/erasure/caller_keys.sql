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
  -- All that a local part may consist of: what follows a sign is not all of it.
  c_address constant text :=
    '[[:alnum:]\u0300-\u036f_.!#$%&''*+/=?^`{|}~-]+'
    || '@[[:alnum:]\u0300-\u036f.-]+[[:alnum:]]';
  c_end constant text :=
    '(?![[:alnum:]\u0300-\u036f])(?!_[[:alnum:]_-]*\.[[:alnum:]])';
  -- A user id of digits alone is a number only where it can be nothing else.
  c_number constant text :=
    '^(?=[+0]|[0-9()./ -]*[()./ -]|[1-9][0-9]{10})[0-9+()./ -]+$';
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

  -- A label of the platform may hold a whole number or address among other things; what
  -- stands before an address of SIP is what the caller chose to be shown.
  v_labels := pgcalls.compose(
    concat_ws(
      ' ',
      v_session.session_id,
      v_session.room_name,
      v_session.participant_identity,
      v_session.user_id,
      case
        when v_session.customer_address !~* 'sips?:' then v_session.customer_address
      end
    )
  );

  return array(
    select 'user_id:' || normalize(u.value)
    from unnest(array[v_session.user_id, v_session.participant_identity]) as u (value)
    where u.value is not null
    union
    select 'email:' || e.value
    from (
      select pgcalls.fold_email(v_session.user_email)
      union all
      select pgcalls.fold_email(substring(a.value from 'sips?:([^;?>]+)'))
      from unnest(v_addresses) as a (value)
      union all
      select pgcalls.fold_email(m.found[1])
      from regexp_matches(v_labels, '(' || c_address || ')' || c_end, 'g') as m (found)
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
          substring(v_addresses[2] from 'sips?:([^@;?>]+)')
        ]
      ) as n (number)
      where n.number is not null
      union all
      select n.phone
      from unnest(
        array[v_session.user_id, v_session.participant_identity]
      ) as u (value)
      cross join lateral (
        select
          substring(pgcalls.compose(u.value) from c_number) as digits
      ) as d
      cross join lateral (
        select pgcalls.stored_phone(d.digits, caller_keys.country) as phone
      ) as n
      where d.digits !~ '^[1-9][0-9]*$' or n.phone = '+' || d.digits
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
