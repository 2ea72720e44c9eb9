drop table public.client_subscriptions;
