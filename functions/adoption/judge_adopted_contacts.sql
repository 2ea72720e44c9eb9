-- pgcalls.judge_adopted_contacts(): which old users are another contact.

create or replace function pgcalls.judge_adopted_contacts()
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_client_id text;
begin
  select a.client_id into v_client_id
  from pgcalls_adopted.adoption as a;

  update pgcalls_adopted.read_rows as r
  set reason = 'the id, phone or e-mail address is another contact''s'
  from (
    select
      t.*,
      t.doc ->> 'phone' as phone,
      t.doc ->> 'email' as email,
      row_number() over (
        partition by coalesce(t.doc ->> 'phone', t.doc ->> 'email')
        order by t.doc ->> 'updated_at' desc, t.id, t.spot_table, t.spot
      ) as place,
      row_number() over (
        partition by t.id
        order by t.doc ->> 'updated_at' desc, t.spot_table, t.spot
      ) as id_place
    from pgcalls_adopted.read_rows as t
    where t.kind = 'contacts' and t.reason is null
  ) as t
  where
    r.spot_table = t.spot_table
    and r.spot = t.spot
    and (
      t.place > 1
      or t.id_place > 1
      or exists (
        select from pgcalls_adopted.kept_contacts as k where k.id = t.id
      )
      or exists (
        select
        from pgcalls_adopted.kept_contacts as k
        where k.client_id = v_client_id and k.phone = t.phone
      )
      or (
        t.phone is null
        and exists (
          select
          from pgcalls_adopted.kept_contacts as k
          where
            k.client_id = v_client_id and k.phone is null and k.email = t.email
        )
      )
    );
end;
$$;

comment on function pgcalls.judge_adopted_contacts is
$$Refuse, of the users in pgcalls_adopted.read_rows, those who are another contact.

Of several with one id, phone or e-mail address the one changed last is copied.$$;

revoke all on function pgcalls.judge_adopted_contacts
from public, anon, authenticated, service_role;
