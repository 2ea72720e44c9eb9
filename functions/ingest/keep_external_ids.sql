-- pgcalls.keep_external_ids(client_id, provider, call): ids that nobody knows yet.

create or replace function pgcalls.keep_external_ids(
  client_id text,
  provider text,
  call pgcalls.platform_call
)
returns jsonb
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_unknown record;
  v_notices jsonb := '[]';
begin
  for v_unknown in
    select *
    from (
      values
      ('assistant', pgcalls.fit((keep_external_ids.call).assistant_id, 200)),
      ('phone_number', pgcalls.fit((keep_external_ids.call).phone_number_id, 200))
    ) as i (kind, external_id)
    where
      i.external_id <> ''
      and pgcalls.our_id(
        keep_external_ids.client_id,
        keep_external_ids.provider,
        i.kind,
        i.external_id
      ) is null
  loop
    insert into public.external_ids (client_id, provider, kind, external_id)
    values (
      keep_external_ids.client_id,
      keep_external_ids.provider,
      v_unknown.kind,
      v_unknown.external_id
    )
    on conflict on constraint external_ids_client_id_provider_kind_external_id_key
    do nothing;

    v_notices := v_notices || jsonb_build_object(
      'code', 'unknown_id',
      'argument', v_unknown.kind || '_id',
      'reason', 'external_ids does not say which of yours it is'
    );
  end loop;

  return v_notices;
end;
$$;

comment on function pgcalls.keep_external_ids is
$$Keep the ids of an event that external_ids does not know, for somebody to say which of
ours they are; answers a notice for each.$$;

revoke all on function pgcalls.keep_external_ids
from public, anon, authenticated, service_role;
