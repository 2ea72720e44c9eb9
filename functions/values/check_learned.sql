-- pgcalls.check_learned(...): refuse what cannot have been learned.

create or replace function pgcalls.check_learned(
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
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pgcalls.require_text(check_learned.user_name, 'user_name', 500);
  perform pgcalls.require_size(
    octet_length(check_learned.summary), 'summary', 65536
  );
  perform pgcalls.require_choice(
    check_learned.sentiment,
    'sentiment',
    array['positive', 'neutral', 'negative', 'mixed']
  );
  perform pgcalls.require_text(check_learned.call_outcome, 'call_outcome', 200);
  perform pgcalls.require_labels(check_learned.keywords, 'keywords');
  perform pgcalls.require_object(check_learned.metadata, 'metadata');
end;
$$;

comment on function pgcalls.check_learned is
$$Refuse what an agent cannot have learned about a call.

Errors: 22023, PT413.$$;

revoke all on function pgcalls.check_learned
from public, anon, authenticated, service_role;
