-- pgcalls.save_user: what public.save_user does.

create or replace function pgcalls.save_user(
  name text,
  phone text,
  email text,
  client_id text
)
returns public.save_user_result
language plpgsql
volatile
-- definer because callers hold no right on the tables; the tenant is checked here.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_agent record;
  v_client_id text;
  v_phone text;
  v_email text;
  v_result public.save_user_result;
begin
  perform pgcalls.require_text(save_user.name, 'name', 500);
  perform pgcalls.require_text(save_user.client_id, 'client_id', 200);

  if pgcalls.is_service() then
    v_client_id := coalesce(save_user.client_id, 'default');
  else
    v_agent := pgcalls.require_agent();
    v_client_id := v_agent.client_id;

    if save_user.client_id <> v_client_id then
      raise exception using
        errcode = 'insufficient_privilege',
        message = 'client_id is not that of the token',
        hint = 'Leave client_id out; the token says whose contact this is.';
    end if;
  end if;

  -- Locked, so that two callers who save the same contact take turns.
  perform
  from public.client_subscriptions as c
  where c.client_id = v_client_id
  for no key update;

  if not found then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'client_id is unknown',
      hint = 'Insert the client into client_subscriptions first.';
  end if;

  v_phone := pgcalls.require_phone(save_user.phone, v_client_id, 'phone');
  v_email := pgcalls.require_email(save_user.email, 'email');

  if v_phone is null and v_email is null then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'phone and email are missing',
      hint = 'Pass at least one of them; a contact is found again by it.';
  end if;

  -- A contact known by e-mail alone gets its phone, unless that is already known.
  update public.contacts as c
  set phone = v_phone
  where
    c.client_id = v_client_id
    and c.phone is null
    and c.email = v_email
    and v_phone is not null
    and not exists (
      select
      from public.contacts as known
      where known.client_id = v_client_id and known.phone = v_phone
    );

  -- Once more only when a row was inserted or deleted directly in between.
  loop
    update public.contacts as c
    set
      name = coalesce(save_user.name, c.name),
      email = coalesce(v_email, c.email)
    where
      c.client_id = v_client_id
      and c.id = (
        select known.id
        from public.contacts as known
        where
          known.client_id = v_client_id
          and (
            known.phone = v_phone
            or (v_phone is null and known.email = v_email)
          )
        order by known.phone is not null, known.updated_at desc, known.id
        limit 1
      )
    returning c.id, c.name, c.phone, c.email, false into v_result;
    exit when found;

    insert into public.contacts (client_id, name, phone, email)
    values (v_client_id, save_user.name, v_phone, v_email)
    on conflict do nothing
    returning contacts.id, contacts.name, contacts.phone, contacts.email, true
    into v_result;
    exit when found;
  end loop;

  -- An agent may not read contacts: its answer says only what it said itself.
  if not pgcalls.is_service() then
    v_result.name := save_user.name;
    v_result.phone := v_phone;
    v_result.email := v_email;
  end if;

  return v_result;
end;
$$;

comment on function pgcalls.save_user is
'Implementation of public.save_user; documented there.';

revoke all on function pgcalls.save_user
from public, anon, authenticated, service_role;
grant execute on function pgcalls.save_user
to authenticated, service_role;
