create table pgcalls.calling_codes (
  country text not null,
  calling_code text not null,
  national_prefix text not null,

  constraint calling_codes_pkey primary key (country)
);

comment on table pgcalls.calling_codes is
'How phone numbers are written in each country (libphonenumber).';
comment on column pgcalls.calling_codes.country is 'ISO 3166 code.';
comment on column pgcalls.calling_codes.calling_code is
'Digits after the + of an international number.';
comment on column pgcalls.calling_codes.national_prefix is
'Digits that lead a national number and are dropped abroad; empty for none.';

alter table pgcalls.calling_codes enable row level security;
revoke all on table pgcalls.calling_codes
from public, anon, authenticated, service_role;

insert into pgcalls.calling_codes (country, calling_code, national_prefix)
select
  r.region,
  r.calling_code,
  coalesce(r.national_prefix, '') as national_prefix
from pgcalls.phone_regions as r
where r.region ~ '^[A-Z]';

drop table pgcalls.phone_regions;
