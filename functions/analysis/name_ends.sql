-- pgcalls.name_ends(): words that end a name.

create or replace function pgcalls.name_ends()
returns text[]
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
begin
  return
    '{and,or,but,the,a,an,my,your,is,was,speaking,calling,here,from,on,at,for,by,with,'
    'i,to,in,it,of,please,thanks,thank,booking,reservation,table,party,now,not,so,'
    'today,tomorrow,tonight,monday,tuesday,wednesday,thursday,friday,saturday,sunday,'
    'january,february,march,april,may,june,july,august,september,october,november,'
    'december,'
    'then,have,has,you,sir,maam,ورقم,ورقمي,رقمي,من,في,على,عن,و,هو,هي,وأريد,أريد,اريد,'
    'بدي,حابب,عايز,وأنا,وبريدي,وعندي,وأود,أود,وهاتفي,بالإيميل}';
end;
$$;

comment on function pgcalls.name_ends is
'What a name never holds, in lower case: the words that end it.';

revoke all on function pgcalls.name_ends
from public, anon, authenticated, service_role;
