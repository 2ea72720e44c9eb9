-- public.get_conversation_list(...): list calls, newest first, a page at a time.

create or replace function public.get_conversation_list(
  page_size integer default 20,
  before timestamptz default null,
  status text default null,
  number text default null,
  client_id text default null,
  before_id uuid default null
)
returns setof public.conversation_list_row
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return query
  select *
  from pgcalls.get_conversation_list(
    get_conversation_list.page_size,
    get_conversation_list.before,
    get_conversation_list.status,
    get_conversation_list.number,
    get_conversation_list.client_id,
    get_conversation_list.before_id
  );
end;
$$;

comment on function public.get_conversation_list is
$$List calls, newest first, a page at a time.

page_size: rows of a page, at most 1000. before, before_id: started_at and id of the
last row of the page before. status: active, completed, failed or abandoned.
number: the caller's, E.164, whether the platform gave it or the caller said it.
client_id: for service_role; a token lists its own client's calls, an agent's its own.
Answers rows of conversation_id, customer_number, user_name, user_phone, user_email,
status, started_at, ended_at, duration_seconds, message_count, summary and id. From the
call-centre document.

Errors: 22023 a bad value; 42501 a token without a client, or with another one.$$;

revoke all on function public.get_conversation_list
from public, anon, authenticated, service_role;
grant execute on function public.get_conversation_list
to authenticated, service_role;
