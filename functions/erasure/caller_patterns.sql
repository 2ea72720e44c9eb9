-- pgcalls.caller_patterns(phones, emails, names, country): how a caller is mentioned.

create or replace function pgcalls.caller_patterns(
  phones text[],
  emails text[],
  names text[],
  country text
)
returns pgcalls.caller
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_caller pgcalls.caller;
begin
  v_caller.phones := caller_patterns.phones;
  v_caller.country := caller_patterns.country;

  select
    string_agg(pgcalls.number_pattern(p.value, caller_patterns.country, false), '|'),
    string_agg(pgcalls.number_pattern(p.value, caller_patterns.country, true), '|')
  into v_caller.loose_numbers, v_caller.numbers
  from unnest(caller_patterns.phones) as p (value);

  select
    string_agg(pgcalls.mention_pattern(i.email, i.name, true), '|')
    filter (where i.email is not null),
    string_agg(pgcalls.mention_pattern(null, i.name, true), '|')
    filter (where i.name is not null),
    string_agg(pgcalls.mention_pattern(i.email, i.name, false), '|')
  into v_caller.addresses, v_caller.names, v_caller.loose_texts
  from (
    select e.value as email, null as name
    from unnest(caller_patterns.emails) as e (value)
    union all
    select null as email, n.value as name
    from unnest(caller_patterns.names) as n (value)
  ) as i;

  -- What is quick to look for: the longest word of an address or name.
  v_caller.words := array(
    select distinct '%' || w.word || '%'
    from unnest(caller_patterns.emails || caller_patterns.names) as i (value)
    cross join lateral (
      select p.word
      from regexp_split_to_table(
        lower(replace(translate(pgcalls.compose(i.value), 'İı', 'ii'), 'I', 'i')),
        '[^[:alnum:]]+|ß'
      ) as p (word)
      order by length(p.word) desc
      limit 1
    ) as w
    where w.word <> ''
  );

  return v_caller;
end;
$$;

comment on function pgcalls.caller_patterns is
$$What to look for when a caller is forgotten, as patterns.

phones: E.164. emails: in lower case. names: as they were stored. country: ISO 3166
code of the client.$$;

revoke all on function pgcalls.caller_patterns
from public, anon, authenticated, service_role;
