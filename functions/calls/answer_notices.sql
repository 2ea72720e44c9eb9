-- pgcalls.answer_notices(...): what became of what was told about the answer.

create or replace function pgcalls.answer_notices(
  client_id text,
  session_id uuid,
  answered_at timestamptz,
  is_answered boolean
)
returns jsonb
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_session public.user_sessions;
begin
  if num_nonnulls(answer_notices.answered_at, answer_notices.is_answered) = 0 then
    return '[]';
  end if;

  select s.* into v_session
  from public.user_sessions as s
  where s.client_id = answer_notices.client_id and s.id = answer_notices.session_id;

  return coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'code', 'left_out', 'argument', n.argument, 'reason', n.reason
          )
        )
      from (
        values
        (
          'answered_at',
          case
            when answer_notices.answered_at < v_session.started_at_utc
              then 'answered_at is before the start of the session'
            when answer_notices.answered_at > v_session.ended_at_utc
              then 'answered_at is after the end of the session'
            when answer_notices.answered_at > pgcalls.first_said(v_session)
              then 'answered_at is after the first turn of the user'
          end
        ),
        (
          'is_answered',
          case
            when not answer_notices.is_answered and v_session.is_answered
              then 'is_answered is false, but the session was answered'
          end
        )
      ) as n (argument, reason)
      where n.reason is not null
    ),
    '[]'
  );
end;
$$;

comment on function pgcalls.answer_notices is
$$Notices of an answered_at or is_answered that a call could not take, in an array.

answered_at, is_answered: as they were told; the call is as it was stored since.$$;

revoke all on function pgcalls.answer_notices
from public, anon, authenticated, service_role;
