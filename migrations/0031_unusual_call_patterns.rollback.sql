drop type public.unusual_call_pattern_row;
