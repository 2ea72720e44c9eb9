-- pgcalls.told_columns(before, after): what somebody changed in a call.

create or replace function pgcalls.told_columns(
  before record,
  after record
)
returns text[]
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_before public.user_sessions := told_columns.before;
  v_after public.user_sessions := told_columns.after;
  v_was jsonb := to_jsonb(v_before);
begin
  return array(
    select a.key
    from jsonb_each(
      to_jsonb(v_after)
      - v_after.derived_columns
      - array[
        'agent_message_count',
        'derived_columns',
        'duration_minutes',
        'ended_at_nz',
        'extracted',
        'figures',
        'included_seconds',
        'is_analysis_pending',
        'is_end_inferred',
        'message_count',
        'ringing_seconds',
        'sentiment_score',
        'started_at_nz',
        'tool_call_count',
        'updated_at',
        'usage_cost',
        'user_message_count'
      ]
    ) as a
    where
      a.value is distinct from v_was -> a.key
      -- What was derived and is null now waits to be derived again.
      and not (a.value = 'null' and a.key = any (v_before.derived_columns))
    order by a.key
  );
end;
$$;

comment on function pgcalls.told_columns is
$$Names of the columns of a call that somebody changed, without what the database
derives: the columns listed here, and those that derived_columns names.$$;

revoke all on function pgcalls.told_columns
from public, anon, authenticated, service_role;
