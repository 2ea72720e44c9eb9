drop function if exists pgcalls.reconcile_usage();
drop type public.stale_session_row;
drop type public.client_call_analytics_result;
