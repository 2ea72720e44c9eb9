-- pgcalls.reapply_erasures: what public.reapply_erasures does.

create or replace function pgcalls.reapply_erasures(
  erasures jsonb
)
returns public.reapply_erasures_result
language plpgsql
volatile
-- definer because service_role may not write what was recorded of an erasure.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_caller record;
  v_part public.forget_caller_result;
  v_result public.reapply_erasures_result;
begin
  if jsonb_typeof(reapply_erasures.erasures) <> 'array' then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'erasures is not an array',
      hint = 'Pass the rows of the table erasures, as JSON.';
  end if;

  v_result.erasures := 0;
  v_result.calls := 0;
  v_result.contacts := 0;

  insert into public.erasures (
    id,
    client_id,
    erased_at,
    phone_digest,
    email_digest,
    user_id_digest
  )
  select
    e.id,
    e.client_id,
    e.erased_at,
    e.phone_digest,
    e.email_digest,
    e.user_id_digest
  from jsonb_to_recordset(reapply_erasures.erasures) as e (
    id uuid,
    client_id text,
    erased_at timestamptz,
    phone_digest text,
    email_digest text,
    user_id_digest text
  )
  where
    e.id is not null
    and e.client_id is not null
    and isfinite(e.erased_at)
    and num_nonnulls(e.phone_digest, e.email_digest, e.user_id_digest) > 0
    and octet_length(concat(e.phone_digest, e.email_digest, e.user_id_digest)) <= 192
  on conflict (id) do nothing;
  get diagnostics v_result.erasures = row_count;

  for v_caller in
    select distinct
      known.client_id,
      case known.kind when 'phone' then known.value end as phone,
      case known.kind when 'email' then known.value end as email,
      case known.kind when 'user_id' then known.value end as user_id,
      e.erased_at
    from (
      select
        s.client_id,
        'phone' as kind,
        pgcalls.normalize_phone(n.number, c.default_country) as value
      from public.user_sessions as s
      join public.client_subscriptions as c on c.client_id = s.client_id
      cross join lateral (
        values (s.user_phone), (s.customer_number)
      ) as n (number)
      where n.number is not null
      union
      select
        s.client_id,
        'email' as kind,
        lower(replace(btrim(s.user_email), 'I', 'i')) as value
      from public.user_sessions as s
      union
      select s.client_id, 'user_id' as kind, u.value
      from public.user_sessions as s
      cross join lateral (
        values (s.user_id), (s.participant_identity)
      ) as u (value)
      union
      select c.client_id, 'phone' as kind, c.phone as value
      from public.contacts as c
      union
      select c.client_id, 'email' as kind, c.email as value
      from public.contacts as c
    ) as known
    cross join lateral pgcalls.erasure_digest(known.kind, known.value) as digest
    join public.erasures as e
      on e.client_id in ('', known.client_id)
      and digest = case known.kind
        when 'phone' then e.phone_digest
        when 'email' then e.email_digest
        when 'user_id' then e.user_id_digest
      end
    order by known.client_id, e.erased_at
  loop
    v_part := pgcalls.erase_caller(
      v_caller.client_id,
      v_caller.phone,
      v_caller.email,
      v_caller.user_id,
      v_caller.erased_at
    );
    v_result.calls := v_result.calls + v_part.calls;
    v_result.contacts := v_result.contacts + v_part.contacts;
  end loop;

  perform pgcalls.forget_statistics();

  return v_result;
end;
$$;

comment on function pgcalls.reapply_erasures is
'Implementation of public.reapply_erasures; documented there.';

revoke all on function pgcalls.reapply_erasures
from public, anon, authenticated, service_role;
grant execute on function pgcalls.reapply_erasures
to service_role;
