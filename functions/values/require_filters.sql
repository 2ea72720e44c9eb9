-- pgcalls.require_filters(...): refuse what no list or search can be narrowed by.

create or replace function pgcalls.require_filters(
  page_size integer,
  largest_page integer,
  status text,
  sentiment text,
  call_outcome text,
  language text,
  number text
)
returns void
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pgcalls.require_page_size(
    require_filters.page_size, require_filters.largest_page
  );

  -- Most pages have no filter.
  if num_nonnulls(
    require_filters.status,
    require_filters.sentiment,
    require_filters.call_outcome,
    require_filters.language,
    require_filters.number
  ) = 0 then
    return;
  end if;

  perform pgcalls.require_choice(
    require_filters.status,
    'status',
    array['active', 'completed', 'failed', 'abandoned']
  );
  perform pgcalls.require_choice(
    require_filters.sentiment,
    'sentiment',
    array['positive', 'neutral', 'negative', 'mixed']
  );
  perform pgcalls.require_text(require_filters.call_outcome, 'call_outcome', 200);
  perform pgcalls.require_language(require_filters.language);
  perform pgcalls.require_text(require_filters.number, 'number', 100);
end;
$$;

comment on function pgcalls.require_filters is
$$Refuse what a list or a search of calls cannot be narrowed by; null passes.

page_size: rows that are asked for, at most largest_page. The others as in
public.search_sessions. Errors: 22023.$$;

revoke all on function pgcalls.require_filters
from public, anon, authenticated, service_role;
