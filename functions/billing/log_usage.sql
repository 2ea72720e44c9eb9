-- pgcalls.log_usage: what public.log_usage does.

create or replace function pgcalls.log_usage(
  session_id text,
  component text,
  quantity numeric,
  unit text,
  usage_key text,
  provider text,
  model text,
  vendor_cost numeric,
  vendor_currency text,
  is_total boolean,
  metadata jsonb
)
returns public.log_usage_result
language plpgsql
volatile
-- definer because callers hold no right on the tables; the tenant is checked here.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_session pgcalls.session_handle;
  -- As it is kept once the call is erased.
  v_erased_key text := 'erased:'
    || pgcalls.erasure_digest('usage_key', log_usage.usage_key);
  v_line public.usage_lines;
  v_result public.log_usage_result;
begin
  if num_nulls(
    log_usage.component, log_usage.quantity, log_usage.unit, log_usage.usage_key
  ) > 0 then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'component, quantity, unit or usage_key is missing',
      hint = 'Pass all four; the same usage_key twice is one line.';
  end if;

  perform pgcalls.require_choice(
    log_usage.component,
    'component',
    array['telephony', 'stt', 'llm', 'tts', 'realtime', 'other']
  );
  perform pgcalls.require_number(log_usage.quantity, 'quantity', 1000000000000);
  perform pgcalls.require_text(log_usage.unit, 'unit', 50);
  perform pgcalls.require_text(log_usage.usage_key, 'usage_key', 200);
  perform pgcalls.require_text(log_usage.provider, 'provider', 200);
  perform pgcalls.require_text(log_usage.model, 'model', 200);
  perform pgcalls.require_number(log_usage.vendor_cost, 'vendor_cost', 1000000);
  perform pgcalls.require_object(log_usage.metadata, 'metadata');

  if (log_usage.vendor_cost is null) <> (log_usage.vendor_currency is null)
    or log_usage.vendor_currency !~ '^[A-Z]{3}$'
  then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'vendor_currency is none',
      hint = 'Pass vendor_cost with its ISO 4217 code such as USD, or neither.';
  end if;

  v_session := pgcalls.lock_session(log_usage.session_id);

  select l.* into v_line
  from public.usage_lines as l
  where
    l.client_id = v_session.client_id
    and l.session_id = v_session.id
    and l.usage_key in (log_usage.usage_key, v_erased_key);

  v_result.created := not found;

  -- Else an agent could report so much that the cost no longer fits, and nobody pays.
  if (
    select
      coalesce(
        sum(l.price) filter (where l.usage_key <> log_usage.usage_key), 0
      ) + coalesce(
        log_usage.quantity * pgcalls.component_price(
          (
            select s.rate_plan_id
            from public.user_sessions as s
            where s.client_id = v_session.client_id and s.id = v_session.id
          ),
          log_usage.component,
          log_usage.unit,
          log_usage.model
        ),
        0
      )
    from public.usage_lines as l
    where l.client_id = v_session.client_id and l.session_id = v_session.id
  ) > 900000 then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'quantity is out of range',
      hint = 'Check the unit: the lines of a call cost at most 900,000.';
  end if;

  if v_result.created then
    insert into public.usage_lines (
      client_id,
      session_id,
      usage_key,
      component,
      provider,
      model,
      quantity,
      unit,
      vendor_cost,
      vendor_currency,
      metadata
    )
    values (
      v_session.client_id,
      v_session.id,
      log_usage.usage_key,
      log_usage.component,
      log_usage.provider,
      log_usage.model,
      log_usage.quantity,
      log_usage.unit,
      log_usage.vendor_cost,
      log_usage.vendor_currency,
      log_usage.metadata
    )
    returning usage_lines.id, usage_lines.quantity
    into v_result.id, v_result.quantity;

    return v_result;
  end if;

  if (v_line.component, v_line.unit, v_line.provider, v_line.model)
    is distinct from (
      log_usage.component, log_usage.unit, log_usage.provider, log_usage.model
    )
  then
    raise exception using
      errcode = 'PT409',
      message = 'usage_key belongs to another line',
      hint = 'Give every line of a call its own.';
  end if;

  -- A running total never falls: what comes later with less came late.
  if log_usage.is_total and log_usage.quantity >= v_line.quantity then
    update public.usage_lines as l
    set
      quantity = log_usage.quantity,
      vendor_cost = coalesce(log_usage.vendor_cost, l.vendor_cost),
      vendor_currency = coalesce(log_usage.vendor_currency, l.vendor_currency),
      metadata = coalesce(log_usage.metadata, l.metadata)
    where l.client_id = v_session.client_id and l.id = v_line.id
    returning l.* into v_line;
  end if;

  v_result.id := v_line.id;
  v_result.quantity := v_line.quantity;

  return v_result;
end;
$$;

comment on function pgcalls.log_usage is
'Implementation of public.log_usage; documented there.';

revoke all on function pgcalls.log_usage
from public, anon, authenticated, service_role;
grant execute on function pgcalls.log_usage
to authenticated, service_role;
