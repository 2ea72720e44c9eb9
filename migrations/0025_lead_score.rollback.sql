alter table public.client_subscriptions
drop column lead_score_weights;
