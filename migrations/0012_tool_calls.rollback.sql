drop table public.tool_calls;
