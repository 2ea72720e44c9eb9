drop type pgcalls.platform_call;
drop table public.external_ids;
drop table public.webhook_events;
drop table public.webhook_endpoints;
