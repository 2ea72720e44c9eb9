drop table public.phone_numbers;
drop table public.assistants;
