-- pgcalls.name_cue(...): what says that a name comes next.

create or replace function pgcalls.name_cue(
  lowered text[],
  common boolean[],
  maybe_given boolean[],
  breaks boolean[],
  place integer
)
returns text
language plpgsql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  v_before text := name_cue.lowered[name_cue.place - 1];
  v_word text := name_cue.lowered[name_cue.place];
  v_after text := name_cue.lowered[name_cue.place + 1];
begin
  if v_word in ('is', '''s') and v_before in ('name', 'names', 'surname') then
    return 'name is';
  elsif v_word in ('name''s', 'names')
    and v_before in ('my', 'the', 'her', 'his')
  then
    return 'name is';
  elsif v_word = 'name'
    and v_before in ('the', 'first', 'last', 'full', 'my', 'a')
    and coalesce(v_after, 'is')
    not in ('is', 'was', 'of', 'on', 'for', 'to', 'and', '''s')
  then
    return 'the name';
  elsif v_word = 'of' and v_before in ('name', 'behalf') then
    return 'name of';
  elsif v_word = 'name'
    and name_cue.breaks[name_cue.place]
    and (
      name_cue.common[name_cue.place + 1] is null
      or name_cue.maybe_given[name_cue.place + 1]
    )
  then
    return 'name:';
  elsif v_word = 'me' and v_before in ('call', 'named') then
    return 'call me';
  elsif v_word = 'is' and v_before = 'this' then
    return 'this is';
  elsif v_word in ('i''m', 'im', 'iam')
    or (v_word = 'am' and v_before = 'i')
  then
    return 'i am';
  elsif v_word in ('it''s', 'its') or (v_word = 'is' and v_before = 'it') then
    return 'it is';
  elsif v_word = 'under'
    or (
      v_word in ('called', 'named')
      and v_before in ('i''m', 'am', 'is', 'me')
    )
    or (v_word = 'as' and v_before = 'known')
    or (v_word = 'by' and v_before = 'go')
    or (
      v_word = 'name'
      and v_before in ('on', 'under', 'in', 'by')
      and coalesce(v_after, 'of') not in ('of', 'is')
    )
  then
    return 'under';
  elsif v_word in ('for', 'by')
    and name_cue.lowered[greatest(name_cue.place - 9, 1):name_cue.place - 1]
    && '{booking,reservation,booked,table,reserved,appointment,order}'
  then
    return 'for';
  elsif v_word = 'with' and v_before = 'speaking' then
    return 'speaking with';
  elsif v_word in ('reservation', 'booking')
    and not name_cue.breaks[name_cue.place]
    and name_cue.common[name_cue.place + 1] is null
  then
    return 'for';
  elsif v_word in ('اسمي', 'إسمي', 'أسمي', 'واسمي', 'الاسم', 'اسمى') then
    return 'name is';
  elsif v_word in ('أنا', 'انا', 'معك', 'معاك', 'معكم') then
    return 'أنا';
  elsif v_word in ('llamo', 'm''appelle', 'heiße', 'heisse') then
    return 'name is';
  elsif v_word = 'soy' then
    return 'soy';
  end if;

  return null;
end;
$$;

comment on function pgcalls.name_cue is
$$What the word at a place of a turn, with those around it, says of a name that comes
next, in short; null for nothing.

lowered and the other arrays: the words of the turn, as read_name_words answers them.$$;

revoke all on function pgcalls.name_cue
from public, anon, authenticated, service_role;
