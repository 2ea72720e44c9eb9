-- In a block, because sqlfluff cannot read a negative target.
do $$
begin
  alter table public.client_subscriptions
  alter column name set statistics -1;
  alter table public.assistants
  alter column name set statistics -1;
  alter table public.phone_numbers
  alter column number set statistics -1;
  alter table public.sentiment_terms
  alter column term set statistics -1;
  alter table public.call_rollups
  alter column value set statistics -1;
  alter table public.tool_calls
  alter column tool_name set statistics -1;
  alter table public.user_sessions
  alter column derived_columns set statistics -1,
  alter column reported_duration_seconds set statistics -1,
  alter column reported_cost_total set statistics -1,
  alter column usage_cost set statistics -1,
  alter column cost_total set statistics -1,
  alter column demo_timezone set statistics -1,
  alter column demo_scheduled set statistics -1,
  alter column language set statistics -1,
  alter column source set statistics -1,
  alter column type set statistics -1,
  alter column sentiment_score set statistics -1,
  alter column call_outcome set statistics -1;
end;
$$;
