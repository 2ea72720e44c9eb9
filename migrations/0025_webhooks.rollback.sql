drop type pgcalls.platform_call;
drop table public.webhook_events;
drop table public.webhook_endpoints;
