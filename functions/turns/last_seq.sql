-- pgcalls.last_seq(client_id, session_id): the last place in a call that is taken.

create or replace function pgcalls.last_seq(
  client_id text,
  session_id uuid
)
returns integer
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_last_seq integer;
begin
  select m.seq into v_last_seq
  from public.conversation_messages as m
  where m.client_id = last_seq.client_id and m.session_id = last_seq.session_id
  order by m.seq desc
  limit 1;

  return coalesce(v_last_seq, 0);
end;
$$;

comment on function pgcalls.last_seq is
'The last place in the order of a call that a turn holds; 0 for none.';

revoke all on function pgcalls.last_seq
from public, anon, authenticated, service_role;
