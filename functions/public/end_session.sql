-- public.end_session(...):
-- close a call in one transaction: save what the agent still holds, transcribe, bill.

create or replace function public.end_session(
  session_id text,
  ended_reason text default null,
  status text default 'completed',
  user_name text default null,
  user_phone text default null,
  user_email text default null,
  summary text default null,
  sentiment text default null,
  call_outcome text default null,
  keywords jsonb default null,
  cost_total numeric default null,
  duration_seconds numeric default null,
  ended_at timestamptz default null,
  messages jsonb default null,
  tool_calls jsonb default null,
  expected_message_count integer default null,
  metadata jsonb default null,
  answered_at timestamptz default null,
  is_answered boolean default null
)
returns public.end_session_result
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return pgcalls.end_session(
    end_session.session_id,
    end_session.ended_reason,
    end_session.status,
    end_session.user_name,
    end_session.user_phone,
    end_session.user_email,
    end_session.summary,
    end_session.sentiment,
    end_session.call_outcome,
    end_session.keywords,
    end_session.cost_total,
    end_session.duration_seconds,
    end_session.ended_at,
    end_session.messages,
    end_session.tool_calls,
    end_session.expected_message_count,
    end_session.metadata,
    end_session.answered_at,
    end_session.is_answered
  );
end;
$$;

comment on function public.end_session is
$$Close a call in one transaction: save what the agent still holds, transcribe, bill.

session_id: the id or session_id of start_session. ended_reason: the platform's word.
status: completed, failed or abandoned. user_name, user_phone, user_email, summary,
sentiment, call_outcome, metadata: as in update_session. keywords: an array of texts, or
one text of them. cost_total, duration_seconds: service_role sets them; an agent's are
kept as reported values and never billed. Where none is given the server computes both.
ended_at: instant, defaults to now; an agent's is never before the last thing
that came in for the call. messages, tool_calls: buffers as log_messages takes them,
tool calls with the parameters of log_tool_call as keys; each element stands alone, at
most 8 MB. expected_message_count: turns the agent counted. answered_at: when talking
began; the call is long from then on, but from the first turn of the user at the latest.
is_answered: false for a call that nobody answered, which an ended_reason such as
no-answer, busy or dial_failed says as well where the user has no turn.
Answers id, session_id, status, started_at, ended_at, duration_seconds, message_count,
tool_call_count, messages_saved, cost_total (null when unpriced), already_ended,
missing, the places in the order that no turn holds (the first 1,000),
messages_changed, changed, refused and notices. refused: an array of element, sqlstate,
reason and hint for each element that cannot be stored. notices: as in start_session; a
detail of an element has its element too. The second call stores what is new, fills what
is still empty, and says so in messages_saved and in changed, the names of columns.
From the LiveKit, call-centre and user_sessions documents.

Errors: 42501 neither agent nor service_role; PT404 no such session; PT409 several
clients have a call of this session_id.$$;

revoke all on function public.end_session
from public, anon, authenticated, service_role;
grant execute on function public.end_session
to authenticated, service_role;
