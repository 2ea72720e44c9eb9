drop table public.follow_up_endpoints;
drop table public.follow_ups;
drop table public.follow_up_rules;
