-- pgcalls.may_hold_number(content): whether seven digits are written or said in a text.

create or replace function pgcalls.may_hold_number(
  content text
)
returns boolean
language plpgsql
stable
security invoker
set search_path = pg_catalog, pg_temp
-- The planner would rather read all of number_words for every text.
set enable_seqscan = off
as $$
declare
  -- Whatever number_tokens splits words at or takes off them, and more.
  c_signs constant text := E'\t\n\x0b\f\r\u00a0-–,.;:!?…"“”،؛؟()[]{}<>'
    || E'*|/\\~•·=_+&#@%^`';
  v_said integer;
begin
  if may_hold_number.content ~ '([0-9][^0-9]*){7}' then
    return true;
  end if;

  -- "o o o o o o o"
  if length(may_hold_number.content) < 13 then
    return false;
  end if;

  select sum(length(n.digits)) into v_said
  from string_to_table(
    translate(may_hold_number.content, c_signs, repeat(' ', length(c_signs))), ' '
  ) as s (word)
  cross join lateral (
    select w.digits
    from pgcalls.number_words as w
    where
      w.word = lower(
        replace(btrim(s.word, '''’'), 'I', 'i')
      ) collate "C"
      and w.kind in ('digit', 'number', 'tens', 'and_tens', 'repeat', 'homophone')
    limit 1
  ) as n;

  -- Up to six more are written.
  return coalesce(v_said, 0) >= 7
    or (v_said > 0 and may_hold_number.content ~ '[0-9]');
end;
$$;

comment on function pgcalls.may_hold_number is
$$Whether seven digits may be written or said in a text: most texts have fewer.

content: with ASCII digits.$$;

revoke all on function pgcalls.may_hold_number
from public, anon, authenticated, service_role;
