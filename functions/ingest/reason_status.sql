-- pgcalls.reason_status(ended_reason): whether a platform's reason is a failure.

create or replace function pgcalls.reason_status(
  ended_reason text
)
returns text
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return case
    when lower(reason_status.ended_reason collate "C") ~ (
      '(error|fail|fault|unavailable|permission.denied|invalid.destination'
      '|not.found|not.valid|invalid$|no.valid.payment|limit.reached|worker.shutdown'
      '|has.no.|no.available|returned.no|did.not.receive|registered.call.timeout'
      '|closed.websocket)'
    ) then 'failed'
    else 'completed'
  end;
end;
$$;

comment on function pgcalls.reason_status is
$$The status of a call that ended for a reason that a platform gives: failed where
something did not work, such as error, dial_failed, concurrency_limit_reached or
pipeline-error-openai-llm-failed; else completed, as also where nobody answered.$$;

revoke all on function pgcalls.reason_status
from public, anon, authenticated, service_role;
