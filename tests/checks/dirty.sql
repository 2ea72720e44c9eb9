-- One fault for every check, so that each is seen to fire.

create table public.dirty (
  id int,
  session_id uuid,
  constraint wrong_name primary key (id),
  constraint dirty_session_id_fkey foreign key (session_id)
  references public.user_sessions (id)
);
create index wrong_index on public.dirty (session_id, id);
drop index public.wrong_index;
create index wrong_index on public.dirty (id);
grant select on public.dirty to anon;
create policy dirty_all on public.dirty using (auth.role() = 'x');

create view public.dirty_view as select 1 as one;

create function public.dirty_function(value text)
returns text
language plpgsql
security definer
as $$
begin
  update public.dirty set id = 1;
  raise exception 'plain';
end;
$$;

create function public.dirty_function(value integer)
returns integer
language sql
as $$ select 1 $$;

create function public.dirty_page("limit" integer)
returns integer
language sql
as $$ select 1 $$;
