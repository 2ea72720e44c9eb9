-- pgcalls.is_unanswered(ended_reason): whether a reason says that nobody answered.

create or replace function pgcalls.is_unanswered(ended_reason text)
returns boolean
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return coalesce(
    btrim(
      regexp_replace(
        lower(is_unanswered.ended_reason collate "C"), '[^a-z0-9]+', '-', 'g'
      ),
      '-'
    ) in (
      'busy',
      'call-rejected',
      'canceled',
      'cancelled',
      'customer-busy',
      'customer-did-not-answer',
      'declined',
      'dial-busy',
      'dial-failed',
      'dial-no-answer',
      'did-not-answer',
      'failed-to-connect',
      'invalid-destination',
      'line-busy',
      'missed',
      'no-answer',
      'no-user-response',
      'noanswer',
      'not-answered',
      'originator-cancel',
      'rejected',
      'twilio-failed-to-connect-call',
      'unallocated-number',
      'unanswered',
      'user-busy',
      'user-declined',
      'user-rejected',
      'user-unavailable',
      'vonage-failed-to-connect-call',
      'vonage-rejected'
    ),
    false
  );
end;
$$;

comment on function pgcalls.is_unanswered is
$$Whether an ended_reason says that nobody answered: the words of Twilio, Vonage, Vapi,
Retell, LiveKit, Asterisk and FreeSWITCH for it, in any case, with _, - or blanks.

Voicemail has answered. A word that is not listed says nothing.$$;

revoke all on function pgcalls.is_unanswered
from public, anon, authenticated, service_role;
