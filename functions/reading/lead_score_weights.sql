-- pgcalls.lead_score_weights(client_id): how much each part of a score counts.

create or replace function pgcalls.lead_score_weights(
  client_id text
)
returns jsonb
language plpgsql
stable
-- definer because an agent reads no client; the tenant is checked here.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_client_id text := case
    when pgcalls.is_service() then lead_score_weights.client_id
    else pgcalls.current_client_id()
  end;
begin
  return (
    select c.lead_score_weights
    from public.client_subscriptions as c
    where
      c.client_id = lead_score_weights.client_id
      and c.client_id = v_client_id
  );
end;
$$;

comment on function pgcalls.lead_score_weights is
'How much parts of lead_score count for a client, where it is not as usual.';

revoke all on function pgcalls.lead_score_weights
from public, anon, authenticated, service_role;
grant execute on function pgcalls.lead_score_weights
to authenticated, service_role;
