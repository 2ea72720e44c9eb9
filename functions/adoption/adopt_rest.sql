-- pgcalls.adopt_rest(): contacts, and the old rows that belong to no call.

create or replace function pgcalls.adopt_rest()
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
declare
  v_adoption record;
  v_country text;
  v_source record;
  v_contacts jsonb[];
  v_count bigint;
begin
  -- The audit has a line for each call, not for its turns.
  perform set_config('pgcalls.adopting', 'on', true);

  select a.* into v_adoption
  from pgcalls_adopted.adoption as a;

  select c.default_country into v_country
  from public.client_subscriptions as c
  where c.client_id = v_adoption.client_id;

  -- Dynamic because the old tables and their keys differ.
  for v_source in
    select s.*
    from pgcalls_adopted.sources as s
    where s.kind in ('calls', 'messages', 'tool_calls')
    order by s.name
  loop
    execute format(
      $query$
      insert into pgcalls_adopted.quarantine (
        source_table, row_key, row, reason
      )
      select
        %1$L,
        %2$s,
        pgcalls.adopted_row(o),
        %5$L
      from pgcalls_adopted.%1$I as o
      where
        o.%3$I is null
        or (
          %6$L <> 'calls'
          and not exists (
            select
            from pgcalls_adopted.call_keys as k
            where k.dialect = %4$L and k.key = o.%3$I::text
          )
        )
      $query$,
      v_source.name,
      coalesce(format('o.%I::text', v_source.id_column), 'null'),
      v_source.key_column,
      v_source.dialect,
      case v_source.kind
        when 'calls' then 'the id is missing' else 'its call is not there'
      end,
      v_source.kind
    );
    get diagnostics v_count = row_count;

    update pgcalls_adopted.sources as s
    set quarantined = s.quarantined + v_count
    where s.name = v_source.name;
  end loop;

  for v_source in
    select s.*
    from pgcalls_adopted.sources as s
    where s.kind = 'contacts'
  loop
    execute format(
      $query$
      select array_agg(
        pgcalls.adopted_contact(found.row, $1)
        || jsonb_build_object('row', found.row)
      )
      from (
        select pgcalls.adopted_row(o) as row
        from pgcalls_adopted.%I as o
        offset 0
      ) as found
      $query$,
      v_source.name
    ) into v_contacts using v_country;

    v_contacts := array(
      select
        c.doc || case
          when c.doc ->> 'reason' is not null then '{}'
          when c.place > 1 or c.id_place > 1 or exists (
            select
            from public.contacts as k
            where
              k.id = (c.doc ->> 'id')::uuid
              or (
                k.client_id = v_adoption.client_id
                and (
                  k.phone = c.doc ->> 'phone'
                  or (
                    c.doc ->> 'phone' is null
                    and k.phone is null
                    and k.email = c.doc ->> 'email'
                  )
                )
              )
          ) then jsonb_build_object(
            'reason', 'the id, phone or e-mail address is another contact''s'
          )
          else '{}'
        end
      from (
        select
          d.doc,
          row_number() over (
            partition by coalesce(
              d.doc ->> 'phone', d.doc ->> 'email', d.doc ->> 'row_key'
            )
            order by d.doc ->> 'updated_at' desc, d.doc ->> 'id'
          ) as place,
          row_number() over (
            partition by d.doc ->> 'id' order by d.doc ->> 'updated_at' desc
          ) as id_place
        from unnest(v_contacts) as d (doc)
      ) as c
    );

    insert into public.contacts (
      id, client_id, name, phone, email, created_at, updated_at
    )
    select
      c.id, v_adoption.client_id, c.name, c.phone, c.email, c.created_at, c.updated_at
    from unnest(v_contacts) as d (doc)
    cross join lateral jsonb_to_record(d.doc) as c (
      id uuid, name text, phone text, email text, created_at timestamptz,
      updated_at timestamptz
    )
    where d.doc ->> 'reason' is null;

    insert into pgcalls_adopted.copied (name, id)
    select 'contacts', (d.doc ->> 'id')::uuid
    from unnest(v_contacts) as d (doc)
    where d.doc ->> 'reason' is null;

    insert into pgcalls_adopted.quarantine (
      source_table, row_key, row, reason, is_copied
    )
    select
      v_source.name,
      d.doc ->> 'row_key',
      d.doc -> 'row',
      coalesce(d.doc ->> 'reason', 'copied without ' || (d.doc ->> 'left')),
      d.doc ->> 'reason' is null
    from unnest(v_contacts) as d (doc)
    where coalesce(d.doc ->> 'reason', d.doc ->> 'left') is not null;

    update pgcalls_adopted.sources as s
    set
      copied = seen.copied,
      quarantined = seen.quarantined
    from (
      select
        count(*) filter (where d.doc ->> 'reason' is null) as copied,
        count(d.doc ->> 'reason') as quarantined
      from unnest(v_contacts) as d (doc)
    ) as seen
    where s.name = v_source.name;
  end loop;
end;
$$;

comment on function pgcalls.adopt_rest is
'Copy the contacts, and put old rows that belong to no call into quarantine.';

revoke all on function pgcalls.adopt_rest
from public, anon, authenticated, service_role;
