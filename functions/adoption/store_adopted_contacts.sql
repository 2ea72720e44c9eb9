-- pgcalls.store_adopted_contacts(): write the old users that are good.

create or replace function pgcalls.store_adopted_contacts()
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

  insert into public.contacts (
    id, client_id, name, phone, email, metadata, created_at, updated_at
  )
  select
    r.id,
    v_client_id,
    c.name,
    c.phone,
    c.email,
    c.metadata,
    c.created_at,
    c.updated_at
  from pgcalls_adopted.read_rows as r
  cross join lateral jsonb_to_record(r.doc) as c (
    name text, phone text, email text, metadata jsonb, created_at timestamptz,
    updated_at timestamptz
  )
  where r.kind = 'contacts' and r.reason is null;

  insert into pgcalls_adopted.copied (name, id)
  select 'contacts', r.id
  from pgcalls_adopted.read_rows as r
  where r.kind = 'contacts' and r.reason is null;
end;
$$;

comment on function pgcalls.store_adopted_contacts is
'Write the good users of pgcalls_adopted.read_rows as contacts.';

revoke all on function pgcalls.store_adopted_contacts
from public, anon, authenticated, service_role;
