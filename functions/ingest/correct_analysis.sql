-- pgcalls.correct_analysis(client_id, session_id, finish): a later word of a platform.

create or replace function pgcalls.correct_analysis(
  client_id text,
  session_id uuid,
  finish jsonb
)
returns void
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_summary text := nullif(correct_analysis.finish ->> 'summary', '');
  v_sentiment text := nullif(
    lower(correct_analysis.finish ->> 'sentiment' collate "C"), ''
  );
  v_session public.user_sessions;
  v_told record;
begin
  select s.* into v_session
  from public.user_sessions as s
  where
    s.client_id = correct_analysis.client_id
    and s.id = correct_analysis.session_id
    and (s.call_summary <> v_summary or s.sentiment <> v_sentiment);

  if not found then
    return;
  end if;

  -- What a person wrote stays.
  select
    bool_or(m.finish ->> 'summary' = v_session.call_summary) as summary,
    bool_or(lower(m.finish ->> 'sentiment' collate "C") = v_session.sentiment)
      as sentiment
  into v_told
  from public.webhook_events as e
  cross join lateral pgcalls.map_event(e.provider, e.body) as m
  where
    e.client_id = v_session.client_id
    and e.session_id = v_session.id
    and e.is_over
    and e.verdict = 'stored'
    and e.body is not null;

  update public.user_sessions as s
  set
    call_summary = case
      when v_told.summary and octet_length(v_summary) <= 65536 then v_summary
      else s.call_summary
    end,
    sentiment = case
      when v_told.sentiment and v_sentiment in ('positive', 'neutral', 'negative')
        then v_sentiment
      else s.sentiment
    end
  where
    s.client_id = v_session.client_id
    and s.id = v_session.id
    and (v_told.summary or v_told.sentiment);
end;
$$;

comment on function pgcalls.correct_analysis is
$$Let a platform's later summary and sentiment of a call take the place of its earlier
ones; what somebody else wrote stays.

finish: as the mappers answer it.$$;

revoke all on function pgcalls.correct_analysis
from public, anon, authenticated, service_role;
