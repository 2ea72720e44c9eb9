-- pgcalls.follow_weights(): lead scores are others when their weights change.

create or replace function pgcalls.follow_weights()
returns trigger
language plpgsql
volatile
-- definer because nobody else may write rollups.
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pgcalls.rebuild_usage(new.client_id);

  return null;
end;
$$;

comment on function pgcalls.follow_weights is
$$Trigger function: new lead_score_weights sum the client's rollups again, which reads
all of its calls.$$;

revoke all on function pgcalls.follow_weights
from public, anon, authenticated, service_role;

create or replace trigger _622_follow_weights
after update on public.client_subscriptions
for each row
when (new.lead_score_weights is distinct from old.lead_score_weights)
execute function pgcalls.follow_weights();
