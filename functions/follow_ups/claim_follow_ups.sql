-- pgcalls.claim_follow_ups: what public.claim_follow_ups does.

create or replace function pgcalls.claim_follow_ups(
  kind text,
  batch integer,
  lease interval,
  client_id text
)
returns setof public.follow_up_row
language plpgsql
volatile
-- definer because nobody else may write follow-ups.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_apart text[] := array[claim_follow_ups.client_id];
  v_left integer := claim_follow_ups.batch;
  v_client_id text;
  v_client_ids text[];
  v_ids uuid[];
  v_until timestamptz;
  v_row public.follow_up_row;
begin
  perform pgcalls.require_text(claim_follow_ups.kind, 'kind', 100);

  if claim_follow_ups.kind is null then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'kind is missing',
      hint = 'Pass the kind of the rules that this worker is for.';
  end if;

  if (claim_follow_ups.batch between 1 and 1000) is not true then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'batch is out of range',
      hint = 'Pass a number from 1 to 1000.';
  end if;

  if (
    claim_follow_ups.lease between interval '1 second' and interval '1 day'
  ) is not true then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'lease is out of range',
      hint = 'Pass an interval from a second to a day, such as 1 minute.';
  end if;

  -- All clients at once; where Citus spreads them, one after the other, who has waited
  -- longest first.
  if claim_follow_ups.client_id is null and pgcalls.is_spread() then
    v_apart := array(
      select f.client_id
      from public.follow_ups as f
      where
        f.kind = claim_follow_ups.kind
        and f.state in ('pending', 'claimed')
        and f.due_at <= clock_timestamp()
      group by f.client_id
      order by min(f.due_at), f.client_id
    );
  end if;

  foreach v_client_id in array v_apart loop
    select
      array_agg(d.client_id),
      array_agg(d.id)
    into v_client_ids, v_ids
    from (
      select f.client_id, f.id
      from public.follow_ups as f
      where
        f.kind = claim_follow_ups.kind
        and f.state in ('pending', 'claimed')
        and f.due_at <= clock_timestamp()
        and (v_client_id is null or f.client_id = v_client_id)
      order by f.due_at, f.id
      limit v_left
      for no key update skip locked
    ) as d;

    v_until := clock_timestamp() + claim_follow_ups.lease;

    begin
      perform pgcalls.lease_follow_ups(v_client_ids, v_ids, v_until);
    exception
      -- One of them cannot be claimed: each on its own.
      when others then
        v_ids := pgcalls.lease_each(v_client_ids, v_ids, v_until);
    end;

    for v_row in
      select
        f.id,
        f.attempts,
        f.client_id,
        f.session_id,
        r.name,
        f.payload,
        f.due_at
      from public.follow_ups as f
      join public.follow_up_rules as r
        on r.client_id = f.client_id and r.id = f.rule_id
      where
        f.client_id = any (v_client_ids)
        and f.id = any (v_ids)
        and f.state = 'claimed'
      order by f.id
    loop
      perform pgcalls.audit(
        v_row.client_id,
        'claim',
        'follow_ups',
        v_row.id::text,
        jsonb_build_object('attempt', v_row.attempt)
      );

      return next v_row;
    end loop;

    v_left := v_left - coalesce(cardinality(v_ids), 0);
    exit when v_left = 0;
  end loop;
end;
$$;

comment on function pgcalls.claim_follow_ups is
$$Implementation of public.claim_follow_ups; documented there.

client_id: only this client's, null for all.$$;

revoke all on function pgcalls.claim_follow_ups
from public, anon, authenticated, service_role;
grant execute on function pgcalls.claim_follow_ups
to service_role;
