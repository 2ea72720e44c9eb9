drop table public.rate_plans;
drop type voiceledger.text_range;
