-- pgcalls.check_follow_up_rule(): a rule names what there is.

create or replace function pgcalls.check_follow_up_rule()
returns trigger
language plpgsql
volatile
-- definer because the checks are private.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_names text[];
begin
  perform pgcalls.require_object(new.template, 'template');

  v_names := array(
    select btrim(split_part(p.part, '}}', 1))
    from string_to_table(new.template::text, '{{') with ordinality as p (part, n)
    where p.n > 1
  );

  if cardinality(v_names) > 100 then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'template has too many placeholders',
      hint = 'At most 100 are filled.';
  end if;

  if exists (
    select
    from unnest(v_names) as n (name)
    where n.name not in (
      select a.attname
      from pg_catalog.pg_attribute as a
      where a.attrelid = 'public.session_summaries'::regclass and a.attnum > 0
    )
  ) then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'template has an unknown placeholder',
      hint = 'Use columns of session_summaries, such as {{user_email}}.';
  end if;

  return new;
end;
$$;

comment on function pgcalls.check_follow_up_rule is
$$Trigger function: refuse a template with a placeholder that is no column of
session_summaries.

Errors: 22023; PT413 when it is larger or deeper than what is kept.$$;

revoke all on function pgcalls.check_follow_up_rule
from public, anon, authenticated, service_role;

create or replace trigger _020_check_follow_up_rule
before insert or update of template on public.follow_up_rules
for each row
execute function pgcalls.check_follow_up_rule();
