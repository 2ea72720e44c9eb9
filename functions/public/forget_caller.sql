-- public.forget_caller(...): erase a caller everywhere.

create or replace function public.forget_caller(
  phone text default null,
  email text default null,
  user_id text default null,
  client_id text default null
)
returns public.forget_caller_result
language plpgsql
volatile
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return pgcalls.forget_caller(
    forget_caller.phone,
    forget_caller.email,
    forget_caller.user_id,
    forget_caller.client_id
  );
end;
$$;

comment on function public.forget_caller is
$$Erase a caller everywhere: text, names, numbers, tool arguments and audio links of
their calls, their contact, and every mention in the calls of others.

phone: E.164, or as the client's country writes it. email: any case. user_id: the
application's id of the caller. At least one of them; the contact that one finds
adds its other. client_id: whose caller; every client's when left out. For
service_role. A call is the caller's where one of its numbers, addresses or ids is the
same in normal form; what was only heard in it counts where nothing else says who
called. Times, lengths, counts and the bill stay. Calls on legal hold stay as they are;
so do calls that began in the last day and have not ended: forget the caller again
then. A call that is still open after a day ends with its last turn. In the calls of
others whole numbers, addresses and full names are replaced by [erased]; a number
without a calling code only where it is one of the client's country. Names that are
short or ordinary words, and names that nobody but the analysis told, stay there.

Answers id of the record in erasures, the numbers of calls, messages, tool_calls,
contacts and mentions erased, of calls held and active; mentioned_in, the calls of
others that mentioned the caller, or a name that stays; also_seen, addresses and
numbers of the erased calls that were not asked for and may be the caller's too:
nothing keeps them from then on; failed, the id and SQLSTATE of each row that could not
be erased; and has_more: under a statement_timeout it stops in time. Then call it again
with the same arguments, or let purge_expired go on, until has_more is false. What it
has to read grows with all turns of the client.

Errors: 22023 a bad value, or no caller; 42501 not service_role.$$;

revoke all on function public.forget_caller
from public, anon, authenticated, service_role;
grant execute on function public.forget_caller
to service_role;
