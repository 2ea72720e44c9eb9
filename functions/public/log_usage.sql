-- public.log_usage(...): note what a call used, once per usage_key.

create or replace function public.log_usage(
  session_id text,
  component text,
  quantity numeric,
  unit text,
  usage_key text,
  provider text default null,
  model text default null,
  vendor_cost numeric default null,
  vendor_currency text default null,
  is_total boolean default false,
  metadata jsonb default null
)
returns public.log_usage_result
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return pgcalls.log_usage(
    log_usage.session_id,
    log_usage.component,
    log_usage.quantity,
    log_usage.unit,
    log_usage.usage_key,
    log_usage.provider,
    log_usage.model,
    log_usage.vendor_cost,
    log_usage.vendor_currency,
    log_usage.is_total,
    log_usage.metadata
  );
end;
$$;

comment on function public.log_usage is
$$Note what a call used, once per usage_key, also after it has ended.

session_id: the platform's id, or the id. component: telephony, stt, llm, tts, realtime
or other. quantity: how much, in unit (minutes, seconds, tokens, characters, ...).
usage_key: the agent's id of the line, 1 to 200 bytes; the same one again is the same
line. provider, model: who and what. vendor_cost, vendor_currency: what the vendor says
it cost, kept apart and never billed. is_total: the line is a running total, and the
largest value of a usage_key wins; else the first one stays. metadata: an object, at
most 16 kB.
Answers id, created and quantity. Our price is that of the plan of the call, and part
of the call's cost_total; a component without a price in the plan is not charged.

Errors: 22023 a bad or missing value; 42501 neither agent nor service_role; PT404 no
such session, or not yours; PT409 the usage_key belongs to another component, unit,
provider or model; PT413 metadata too large.$$;

revoke all on function public.log_usage
from public, anon, authenticated, service_role;
grant execute on function public.log_usage
to authenticated, service_role;
