-- pgcalls.call_outcome(...): what came of a call.

create or replace function pgcalls.call_outcome(
  client_id text,
  session_id uuid,
  status text,
  ended_reason text,
  demo_scheduled boolean,
  roles text[],
  contents text[]
)
returns text
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_reason text := lower(replace(call_outcome.ended_reason, 'I', 'i'));
  v_agent_words text;
  v_has_transferred boolean;
  v_has_succeeded boolean;
  v_has_failed boolean;
begin
  if call_outcome.demo_scheduled then
    return 'demo_scheduled';
  end if;

  -- Tools that do something, not those that only look something up.
  select
    bool_or(t.success and t.tool_name ~* 'transfer|forward|handoff|escalat'),
    bool_or(t.success),
    bool_or(not t.success)
  into v_has_transferred, v_has_succeeded, v_has_failed
  from public.tool_calls as t
  where
    t.client_id = call_outcome.client_id
    and t.session_id = call_outcome.session_id
    and t.tool_name
    ~* (
      'book|schedul|reserv|appointment|order|pay|purchas|buy|cancel|creat|updat|chang'
      || '|confirm|refund|register|submit|transfer|forward|handoff|escalat'
    )
    and t.tool_name !~* '^(get|check|find|list|look|search|fetch|read|is|has)';

  if v_has_transferred then
    return 'transferred';
  elsif v_has_succeeded then
    return 'completed';
  elsif v_has_failed then
    return 'failed';
  end if;

  case
    when v_reason ~ 'voice-?_?mail' then
      return 'voicemail';
    when v_reason ~ 'no[-_ ]?answer|not[-_ ]answer|busy|missed|unanswered' then
      return 'no_answer';
    when v_reason ~ 'transfer|forward' then
      return 'transferred';
    when v_reason ~ 'error|fail|fault' or call_outcome.status = 'failed' then
      return 'failed';
    when call_outcome.status = 'abandoned' then
      return 'abandoned';
    when cardinality(call_outcome.roles) = 0 then
      return null;
    when 'user' <> all (call_outcome.roles) then
      return 'no_answer';
    else
      -- The words decide.
      null;
  end case;

  select string_agg(u.content, ' ' order by u.place)
  into v_agent_words
  from unnest(call_outcome.roles, call_outcome.contents) with ordinality
    as u (role, content, place)
  where u.role = 'agent';

  return case
    when v_agent_words ~* (
      '\m(has|have|''s|''ve) (now )?been (successfully )?(made|booked|reserved'
      || '|confirmed|scheduled|completed|placed|sent|processed|added'
      || '|updated|cancell?ed|rescheduled'
      || '|purchased|transferred|started|set)\M'
      || '|\m(reservation|booking|appointment|order|payment|ride|cab|tickets?|room'
      || '|table|transfer|event|transaction|request)s? (is|was|are|were) (now |all )?'
      || '(a )?(made|booked|confirmed|scheduled|complete|set|placed|successful|success'
      || '|reserved|on its way|processed|done|cancell?ed)'
      || '|\m(I''ve|I have) (now |just |successfully |gone ahead and )?(booked|reserved'
      || '|scheduled|confirmed|made|placed|purchased|added|sent|transferred|cancell?ed'
      || '|rescheduled|updated|set up) (it|that|this|your|the|you|a|an)\M'
      || '|\m(you''re|you are) (all )?(booked|set|confirmed)\M'
      || '|\msuccess(fully|ful)?\M|تم (الحجز|تأكيد|حجز|إلغاء|تحويل|إرسال|التأكيد)'
      || '|(booked|reserved|confirmed|scheduled) (it|that|your [a-z ]+) for you'
    ) then 'completed'
    when v_agent_words ~* (
      '\m(unable|failed|not able) to (\w+ ){0,2}(make|book|reserve|schedule|complete'
      || '|confirm|process|find|place|transfer|get)'
      || '|\m(reservation|booking|appointment|order|payment|request|transaction)'
      || ' (has |was |is |could )?(not|failed|unsuccessful)'
      || '|\m(could|can|was)(n''t| not) (be )?(made|make|book|booked|reserve|reserved'
      || '|complete|completed|schedule|scheduled|process|processed|placed?)\M'
      || '|unsuccessful|(no|not|aren''t|isn''t) (any )?available (at|on|for|then)'
      || '|fully booked|تعذر|لم نتمكن|لا يمكن'
    ) then 'failed'
    else 'information_provided'
  end;
end;
$$;

comment on function pgcalls.call_outcome is
$$What came of a call, from the surest sign to the weakest.

A booked demo (demo_scheduled); success of tools that act (completed, transferred,
failed); ended_reason and status (voicemail, no_answer, transferred, failed,
abandoned); nobody answered (no_answer); phrases of the agent (completed, failed); else
information_provided. roles, contents: the turns in order. Null for a call of which
nothing is known.$$;

revoke all on function pgcalls.call_outcome
from public, anon, authenticated, service_role;
