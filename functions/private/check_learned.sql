-- voiceledger.check_learned(...): refuse what cannot have been learned.

create or replace function voiceledger.check_learned(
  user_name text,
  summary text,
  sentiment text,
  call_outcome text,
  keywords text[],
  metadata jsonb
)
returns void
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  perform voiceledger.require_text(check_learned.user_name, 'user_name', 500);
  perform voiceledger.require_size(
    octet_length(check_learned.summary), 'summary', 65536
  );
  perform voiceledger.require_choice(
    check_learned.sentiment,
    'sentiment',
    array['positive', 'neutral', 'negative', 'mixed']
  );
  perform voiceledger.require_text(check_learned.call_outcome, 'call_outcome', 200);
  perform voiceledger.require_labels(check_learned.keywords, 'keywords');
  perform voiceledger.require_object(check_learned.metadata, 'metadata');
end;
$$;

comment on function voiceledger.check_learned(
  text, text, text, text, text[], jsonb
) is
$$Refuse what an agent cannot have learned about a call.

Errors: 22023, PT413.$$;

revoke all on function voiceledger.check_learned(
  text, text, text, text, text[], jsonb
)
from public, anon, authenticated, service_role;
