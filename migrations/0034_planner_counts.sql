-- depends: 0033_doctor
--
-- Labels without statistics: the API's planned and estimated counts come from them, and
-- would tell a client how often others' calls have a label or price. Sentiment, of
-- four words, keeps them for its index. What was sampled before stays until it is
-- removed: doctor tells how. Locks the tables for a moment.

alter table public.user_sessions
alter column call_outcome set statistics 0,
alter column sentiment_score set statistics 0,
alter column type set statistics 0,
alter column source set statistics 0,
alter column language set statistics 0,
alter column demo_scheduled set statistics 0,
alter column demo_timezone set statistics 0,
alter column cost_total set statistics 0,
alter column usage_cost set statistics 0,
alter column reported_cost_total set statistics 0,
alter column reported_duration_seconds set statistics 0,
alter column derived_columns set statistics 0;
alter table public.tool_calls alter column tool_name set statistics 0;
alter table public.call_rollups alter column value set statistics 0;
alter table public.sentiment_terms alter column term set statistics 0;
alter table public.phone_numbers alter column number set statistics 0;
alter table public.client_subscriptions alter column name set statistics 0;
alter table public.assistants alter column name set statistics 0;
