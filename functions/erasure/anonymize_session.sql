-- pgcalls.anonymize_session: what public.anonymize_session does.

create or replace function pgcalls.anonymize_session(
  session_id text
)
returns public.anonymize_session_result
language plpgsql
volatile
-- definer because it works for whoever may lock calls.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_session pgcalls.session_handle;
  v_is_held boolean;
  v_erased record;
  v_result public.anonymize_session_result;
begin
  v_session := pgcalls.lock_session(anonymize_session.session_id);

  if not v_session.is_ended then
    raise exception using
      errcode = 'PT409',
      message = 'session has not ended',
      hint = 'End it first.';
  end if;

  select s.is_on_hold or c.is_on_hold, s.anonymized_at
  into v_is_held, v_result.anonymized_at
  from public.user_sessions as s
  join public.client_subscriptions as c on c.client_id = s.client_id
  where s.client_id = v_session.client_id and s.id = v_session.id;

  if v_is_held then
    raise exception using
      errcode = 'PT409',
      message = 'session is on legal hold',
      hint = 'Lift the hold first.';
  end if;

  v_result.already_anonymized := v_result.anonymized_at is not null;
  v_result.messages := 0;
  v_result.tool_calls := 0;

  v_result.has_more := false;

  -- The second time only what is left of a long call.
  if not v_result.already_anonymized or exists (
    select
    from pgcalls.unfinished_erasures as u
    where u.client_id = v_session.client_id and u.session_id = v_session.id
  ) then
    v_erased := pgcalls.erase_session(
      v_session.client_id, v_session.id, pgcalls.step_deadline()
    );
    v_result.messages := v_erased.messages;
    v_result.tool_calls := v_erased.tool_calls;
    v_result.has_more := v_erased.has_more;
    perform pgcalls.forget_statistics();
  end if;

  select s.id, s.session_id, s.anonymized_at
  into v_result.id, v_result.session_id, v_result.anonymized_at
  from public.user_sessions as s
  where s.client_id = v_session.client_id and s.id = v_session.id;

  return v_result;
end;
$$;

comment on function pgcalls.anonymize_session is
'Implementation of public.anonymize_session; documented there.';

revoke all on function pgcalls.anonymize_session
from public, anon, authenticated, service_role;
grant execute on function pgcalls.anonymize_session
to service_role;
