-- A fault for every check, so that each is seen to fire; several, where the check is
-- named above each.

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

-- key_without_client, key_from_sequence
create table public.dirty_calls (
  client_id text not null,
  id bigint generated always as identity,
  session_id uuid,
  constraint dirty_calls_id_client_id_key unique (id, client_id),
  -- key_without_client, foreign_key_sets_null
  constraint dirty_calls_session_id_fkey foreign key (session_id)
  references public.user_sessions (id) on delete set null
);
-- key_from_sequence, statistics_of_words
create table public.dirty_numbers (id serial, words tsvector);
-- statistics_of_words
create index dirty_words on public.dirty_calls using gin (to_tsvector('english', client_id));
-- key_without_client
create unique index dirty_calls_session_id on public.dirty_calls (session_id);

create function public.dirty_reader()
returns boolean
language sql
as $$ select exists (select from public.user_sessions) $$;
-- policy_reads_table, policy_for_unknown_client
create policy dirty_calls_of_all on public.dirty_calls
using (session_id = (select id from public.user_sessions limit 1));
-- policy_reads_table, policy_for_unknown_client
create policy dirty_calls_by_function on public.dirty_calls
using ((select public.dirty_reader()));

create function public.dirty_name()
returns trigger
language plpgsql
as $$
begin
  delete from public.user_sessions where id::text = tg_table_name;
end;
$$;
create function public.dirty_trigger()
returns trigger
language plpgsql
as $$ begin return null; end $$;
-- trigger_not_by_row, trigger_beyond_client
create trigger dirty_name
before insert on public.dirty_calls
for each row
execute function public.dirty_name();
-- trigger_not_by_row
create trigger dirty_statement
after insert on public.dirty_calls
for each statement
execute function public.dirty_trigger();
-- trigger_not_by_row
create trigger dirty_transition
after insert on public.dirty_calls
referencing new table as new_rows
for each statement
execute function public.dirty_trigger();

-- function_takes_advisory_lock, function_notifies
create function public.dirty_signal()
returns void
language plpgsql
as $$
begin
  perform pg_advisory_xact_lock(1);
  notify dirty;
end;
$$;

-- function_writes_in_query
create function public.dirty_with()
returns void
language sql
as $$
  with gone as (delete from public.dirty returning id)
  insert into public.dirty select id from gone
$$;
-- function_writes_in_query
create function public.dirty_merge()
returns void
language sql
as $$
  merge into public.dirty using public.dirty as d on false when matched then delete
$$;

-- function_sets_element
create function public.dirty_element(words text[])
returns void
language sql
as $$
  update public.dirty set session_id = words[1]::uuid where id = 1
$$;

-- function_upserts_volatile
create function public.dirty_upsert()
returns void
language sql
as $$
  insert into public.dirty values (1)
  on conflict (id) do update set session_id = gen_random_uuid()
$$;

-- function_counts_upserts
create function public.dirty_counter()
returns boolean language plpgsql as $$
begin
  insert into public.erasures (client_id, phone_digest)
  select c.client_id, 'x' from public.client_subscriptions as c
  on conflict on constraint erasures_pkey do nothing;

  return found;
end;
$$;
