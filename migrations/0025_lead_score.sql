-- depends: 0024_search
--
-- What a good lead is, as each client sees it.

alter table public.client_subscriptions
add column lead_score_weights jsonb,
add constraint client_subscriptions_lead_score_weights_check check (
  jsonb_typeof(lead_score_weights) = 'object'
  and octet_length(lead_score_weights::text) <= 1024
  and not jsonb_path_exists(
    lead_score_weights, '$.* ? (@.type() <> "number" || @ < 0 || @ > 1000000)'
  )
);

comment on column public.client_subscriptions.lead_score_weights is
$$How much each part of lead_score counts: an object of numbers from 0 on under demo,
contact, sentiment, outcome, engagement, balance and pace; null, or a part left out, for
the usual weight.$$;
