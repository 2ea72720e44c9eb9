drop table public.call_rollups;
