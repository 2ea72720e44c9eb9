drop type public.rerate_row;
drop type public.statement_row;
drop table public.statement_adjustments;
drop table public.statements;
