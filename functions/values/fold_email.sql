-- pgcalls.fold_email(email): an e-mail address in the form in which two are compared.

create or replace function pgcalls.fold_email(
  email text
)
returns text
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  c_marks constant text :=
    '[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]';
  v_email text := btrim(fold_email.email);
begin
  if octet_length(v_email) <> length(v_email) then
    v_email := regexp_replace(normalize(v_email, nfkc), c_marks, '', 'g');
  end if;

  return lower(replace(v_email, 'I', 'i'));
end;
$$;

comment on function pgcalls.fold_email is
$$An e-mail address in lower case, composed (NFKC), and without marks that cannot be
seen; null for null.$$;

revoke all on function pgcalls.fold_email
from public, anon, authenticated, service_role;
