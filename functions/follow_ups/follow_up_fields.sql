-- pgcalls.follow_up_fields(client_id, session_id): what a template can be filled with.

create or replace function pgcalls.follow_up_fields(
  client_id text,
  session_id uuid
)
returns jsonb
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
declare
  v_kinds text[] := pgcalls.redacted_kinds(follow_up_fields.client_id, null);
  v_fields jsonb;
begin
  select to_jsonb(s) into v_fields
  from public.session_summaries as s
  where
    s.client_id = follow_up_fields.client_id and s.id = follow_up_fields.session_id;

  -- A call may be older than what its client wants redacted.
  if v_kinds is not null then
    v_fields := v_fields || (
      select jsonb_object_agg(f.key, pgcalls.redact_json(f.value, v_kinds))
      from jsonb_each(v_fields) as f
      where f.key in ('summary', 'keywords', 'call_outcome', 'ended_reason')
    );
  end if;

  return v_fields;
end;
$$;

comment on function pgcalls.follow_up_fields is
$$The columns of session_summaries of a call, as an object; instants in UTC.

What was said is redacted as the client wishes. Fields that are there for a number or
an address, such as user_email, keep it.$$;

revoke all on function pgcalls.follow_up_fields
from public, anon, authenticated, service_role;
