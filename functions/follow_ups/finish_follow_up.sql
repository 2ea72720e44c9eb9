-- pgcalls.finish_follow_up: what public.finish_follow_up does.

create or replace function pgcalls.finish_follow_up(
  id uuid,
  attempt integer,
  success boolean,
  error text
)
returns public.finish_follow_up_result
language plpgsql
volatile
-- definer because nobody else may write follow-ups.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_client_id text;
  v_follow_up public.follow_ups;
  v_now timestamptz := clock_timestamp();
  v_again timestamptz;
  v_is_changed boolean;
begin
  if num_nulls(
    finish_follow_up.id, finish_follow_up.attempt, finish_follow_up.success
  ) > 0 then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'id, attempt or success is missing',
      hint = 'Pass id and attempt as claim_follow_ups answered them.';
  end if;

  select f.client_id into v_client_id
  from public.follow_ups as f
  where f.id = finish_follow_up.id;

  select f.* into v_follow_up
  from public.follow_ups as f
  where f.client_id = v_client_id and f.id = finish_follow_up.id
  for no key update;

  if not found then
    raise exception using
      errcode = 'PT404',
      message = 'follow-up not found',
      hint = 'Pass the id as claim_follow_ups answered it.';
  end if;

  if v_follow_up.attempts <> finish_follow_up.attempt then
    raise exception using
      errcode = 'PT409',
      message = 'the lease is lost',
      hint = 'Somebody else has claimed it since: ask for a longer lease.';
  end if;

  v_is_changed := v_follow_up.state = 'claimed';

  if v_is_changed then
    v_again := v_now + least(
      interval '1 minute' * power(2, least(v_follow_up.attempts - 1, 20)),
      interval '1 day'
    );

    update public.follow_ups as f
    set
      state = case
        when finish_follow_up.success then 'done'
        when f.attempts < r.max_attempts then 'pending'
        else 'dead'
      end,
      due_at = case
        when finish_follow_up.success or f.attempts >= r.max_attempts
          then v_now
        else v_again
      end,
      last_error = case
        when not finish_follow_up.success
          then left(coalesce(finish_follow_up.error, 'it failed'), 500)
      end
    from public.follow_up_rules as r
    where
      f.client_id = v_follow_up.client_id
      and f.id = v_follow_up.id
      and r.client_id = f.client_id
      and r.id = f.rule_id
    returning f.* into v_follow_up;
  end if;

  return (
    v_follow_up.id,
    v_follow_up.state,
    v_follow_up.attempts,
    v_follow_up.due_at,
    v_is_changed
  );
end;
$$;

comment on function pgcalls.finish_follow_up is
'Implementation of public.finish_follow_up; documented there.';

revoke all on function pgcalls.finish_follow_up
from public, anon, authenticated, service_role;
grant execute on function pgcalls.finish_follow_up
to service_role;
