-- pgcalls.resume_erasures(client_ids, keys, times): callers known again.

create or replace function pgcalls.resume_erasures(
  client_ids text[],
  keys text[],
  times timestamptz[]
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_salt bytea;
  v_known record;
  v_kind text;
  v_value text;
begin
  select salt.salt into v_salt
  from pgcalls.erasure_salts as salt;

  for v_known in
    select known.client_id, known.key, e.id, e.erased_at
    from unnest(
      resume_erasures.client_ids, resume_erasures.keys, resume_erasures.times
    ) as known (client_id, key, at)
    join (
      select erasures.id, erasures.client_id, erasures.erased_at, d.digest
      from public.erasures
      cross join lateral (
        values
        (erasures.phone_digest), (erasures.email_digest), (erasures.user_id_digest)
      ) as d (digest)
    ) as e
      on e.client_id in ('', known.client_id)
      and e.digest = encode(sha256(v_salt || convert_to(known.key, 'UTF8')), 'hex')
    where known.at < e.erased_at
  loop
    v_kind := split_part(v_known.key, ':', 1);
    v_value := substr(v_known.key, length(v_kind) + 2);

    insert into pgcalls.erasures_in_progress as w (
      client_id, erasure_id, phones, emails, user_id, before
    )
    values (
      v_known.client_id,
      v_known.id,
      case when v_kind = 'phone' then array[v_value] else '{}' end,
      case when v_kind = 'email' then array[v_value] else '{}' end,
      case when v_kind = 'user_id' then v_value end,
      v_known.erased_at
    )
    on conflict on constraint erasures_in_progress_pkey do update
    set
      phones = w.phones || excluded.phones,
      emails = w.emails || excluded.emails,
      user_id = coalesce(w.user_id, excluded.user_id),
      table_name = null,
      last_id = null;
  end loop;
end;
$$;

comment on function pgcalls.resume_erasures is
$$Note which callers were forgotten and are there again.

client_ids, keys, times: of each that is known, its client, a key as caller_keys makes
it, and since when.$$;

revoke all on function pgcalls.resume_erasures
from public, anon, authenticated, service_role;
