-- depends: 0030_statements
--
-- What unusual_call_patterns answers.

create type public.unusual_call_pattern_row as (
  pattern text,
  score numeric,
  reason text,
  customer_number text,
  first_at timestamptz,
  last_at timestamptz,
  call_count bigint,
  session_ids uuid []
);
comment on type public.unusual_call_pattern_row is 'Row of unusual_call_patterns.';
