-- voiceledger.client_query(client_id): the word that stands for a client.

create or replace function voiceledger.client_query(
  client_id text
)
returns tsquery
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  return (
    ''' '
    || replace(replace(left(client_query.client_id, 499), '\', '\\'), '''', '''''')
    || ''''
  )::tsquery;
end;
$$;

comment on function voiceledger.client_query(text) is
'Query for the word that stands for a client in the search vectors; null for null.';

revoke all on function voiceledger.client_query(text)
from public, anon, authenticated, service_role;
