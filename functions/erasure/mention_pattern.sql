-- pgcalls.mention_pattern(email, name, is_strict): how an address or a name is written.

create or replace function pgcalls.mention_pattern(
  email text,
  name text,
  is_strict boolean
)
returns text
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_part text;
begin
  if mention_pattern.email is not null then
    select string_agg(
      case c.sign
        when 'i' then '[iIİı]'
        when '@' then '\s*(?:@|[([]?\mat\M[])]?)\s*'
        when '.' then '\s*(?:\.|[([]?\mdot\M[])]?)\s*'
        when '_' then '\s*(?:_|\munderscore\M)\s*'
        when '-' then '\s*(?:-|\m(?:dash|hyphen|minus)\M)\s*'
        when '+' then '\s*(?:\+|\mplus\M)\s*'
        else regexp_replace(c.sign, '([^[:alnum:]])', '\\\1')
      end,
      '' order by c.n
    )
    into v_part
    from regexp_split_to_table(
      pgcalls.fold_email(mention_pattern.email), ''
    )
      with ordinality as c (sign, n);

    if not mention_pattern.is_strict then
      return v_part;
    end if;

    -- Neither the end of a longer local part nor the beginning of a longer domain.
    return '(?<![[:alnum:]_\u0300-\u036f])'
      || '(?<![[:alnum:]_\u0300-\u036f][.''’+!#$%&*@^`{}~-])'
      || '(?<!\m(?:dot|underscore|dash|hyphen|minus|plus)\s+)'
      || v_part
      || '(?![[:alnum:]_\u0300-\u036f])(?![.-][[:alnum:]])'
      || '(?!\s+dot\s+[[:alnum:]])';
  end if;

  v_part := regexp_replace(
    regexp_replace(
      regexp_replace(
        btrim(pgcalls.compose(mention_pattern.name)),
        '([^[:alnum:][:space:]])',
        '\\\1',
        'g'
      ),
      '\s+', '(?:\s+|\+)', 'g'
    ),
    '[iIİı]', '[iIİı]', 'g'
  );
  v_part := regexp_replace(v_part, '[σςΣ]', '[σςΣ]', 'g');
  v_part := regexp_replace(v_part, '[ßẞ]', '(?:ß|ẞ|ss)', 'g');

  if not mention_pattern.is_strict then
    return v_part;
  end if;

  -- A whole name: Anna Lee is neither in Joanna Lee nor in Anna Lee-Jones.
  return '(?<![[:alnum:]_\u0300-\u036f])(?<![[:alnum:]][''’‐-])'
    || v_part
    || '(?![[:alnum:]_\u0300-\u036f])(?![''’](?!s(?![[:alnum:]]))[[:alnum:]])'
    || '(?![‐-][[:alnum:]])';
end;
$$;

comment on function pgcalls.mention_pattern is
$$A pattern for an e-mail address as it is written and spoken ("at", "dot"), or for a
name.

email: in lower case. name: where there is no email. is_strict: whether it must be the
whole address or name; else it is quick to look for. Null when there is neither.$$;

revoke all on function pgcalls.mention_pattern
from public, anon, authenticated, service_role;
