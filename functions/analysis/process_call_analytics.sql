-- pgcalls.process_call_analytics(): mood, topic, outcome and caller of a call.

create or replace function pgcalls.process_call_analytics()
returns trigger
language plpgsql
volatile
-- definer because the writer may hold no right on the turns and the lexicons.
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  c_columns constant text[] :=
    '{sentiment,keywords,call_outcome,user_phone,user_email,user_name}'::text[];
  v_derived text[] := new.derived_columns;
  v_seqs integer[];
  v_roles text[];
  v_contents text[];
  v_contact jsonb;
  v_client public.client_subscriptions;
  v_language text;
  v_summary text;
begin
  -- What was found in a content that is erased stays as it was.
  if new.anonymized_at is not null then
    new.is_analysis_pending := false;

    return new;
  end if;

  -- What the caller changes is the caller's from now on, and what the caller clears is
  -- derived again.
  if tg_op = 'INSERT' then
    v_derived := array(
      select d.name
      from unnest(v_derived) as d (name)
      where d.name <> all (c_columns)
    );
  else
    v_derived := array(
      select d.name
      from unnest(v_derived) as d (name)
      where case d.name
        when 'sentiment' then new.sentiment is not distinct from old.sentiment
        when 'keywords' then new.keywords is not distinct from old.keywords
        when 'call_outcome' then new.call_outcome is not distinct from old.call_outcome
        when 'user_phone' then new.user_phone is not distinct from old.user_phone
        when 'user_email' then new.user_email is not distinct from old.user_email
        when 'user_name' then new.user_name is not distinct from old.user_name
        else true
      end
    );
  end if;

  new.derived_columns := v_derived;

  if 'sentiment' <> all (v_derived) then
    new.sentiment_score := null;
  end if;

  if new.ended_at_utc is null then
    new.is_analysis_pending := false;

    return new;
  end if;

  -- Whatever goes wrong in here, the call is recorded.
  begin
    select c.* into v_client
    from public.client_subscriptions as c
    where c.client_id = new.client_id;

    -- Nobody waits for it now: who takes the mark away has come to do it.
    if v_client.is_analysed_later
      and (tg_op = 'INSERT' or new.is_analysis_pending or not old.is_analysis_pending)
    then
      new.is_analysis_pending := true;

      return new;
    end if;

    new.is_analysis_pending := false;
    v_language := coalesce(new.language, v_client.default_language);
    -- What is found in a text is found in what will be stored of it, whether or not
    -- redact_session has seen the row yet.
    v_summary := pgcalls.redact_text(new.call_summary, v_client.redacted_kinds);

    select
      array_agg(t.seq order by t.seq),
      array_agg(t.role order by t.seq),
      array_agg(t.content order by t.seq)
    into v_seqs, v_roles, v_contents
    from pgcalls.call_turns(
      new.client_id, new.id, new.call_transcript, v_client.redacted_kinds
    ) as t;

    v_seqs := coalesce(v_seqs, '{}');
    v_roles := coalesce(v_roles, '{}');
    v_contents := coalesce(v_contents, '{}');

    if new.sentiment is null or 'sentiment' = any (v_derived) then
      select
        s.score,
        s.sentiment
      into new.sentiment_score, new.sentiment
      from pgcalls.call_sentiment(
        new.client_id,
        v_language,
        case
          when v_roles = '{}' then array_remove(array[v_summary], null)
          else array(
            select u.content
            from unnest(v_roles, v_contents) with ordinality as u (role, content, place)
            where u.role = 'user'
            order by u.place
          )
        end
      ) as s;
      v_derived := array_remove(v_derived, 'sentiment')
        || case when new.sentiment is null then '{}'::text[] else '{sentiment}' end;
    end if;

    if new.keywords is null or 'keywords' = any (v_derived) then
      new.keywords := nullif(
        pgcalls.extract_keywords(
          concat_ws(E'\n', v_summary, array_to_string(v_contents, E'\n')),
          v_language,
          10
        ),
        '{}'
      );
      v_derived := array_remove(v_derived, 'keywords')
        || case when new.keywords is null then '{}'::text[] else '{keywords}' end;
    end if;

    if new.call_outcome is null or 'call_outcome' = any (v_derived) then
      new.call_outcome := pgcalls.call_outcome(
        new.client_id,
        new.id,
        new.status,
        new.ended_reason,
        new.demo_scheduled,
        v_roles,
        v_contents
      );
      v_derived := array_remove(v_derived, 'call_outcome')
        || case
          when new.call_outcome is null then '{}'::text[]
          else '{call_outcome}'
        end;
    end if;

    if num_nulls(new.user_phone, new.user_email, new.user_name) > 0
      or v_derived && '{user_phone,user_email,user_name}'
    then
      v_contact := pgcalls.extract_contact(
        v_seqs, v_roles, v_contents, v_client.default_country
      );

      if new.user_phone is null or 'user_phone' = any (v_derived) then
        new.user_phone := v_contact #>> '{user_phone,values,0}';
        v_derived := array_remove(v_derived, 'user_phone')
          || case when new.user_phone is null then '{}'::text[] else '{user_phone}' end;
      end if;

      if new.user_email is null or 'user_email' = any (v_derived) then
        new.user_email := v_contact #>> '{user_email,values,0}';
        v_derived := array_remove(v_derived, 'user_email')
          || case when new.user_email is null then '{}'::text[] else '{user_email}' end;
      end if;

      if new.user_name is null or 'user_name' = any (v_derived) then
        new.user_name := v_contact #>> '{user_name,values,0}';
        v_derived := array_remove(v_derived, 'user_name')
          || case when new.user_name is null then '{}'::text[] else '{user_name}' end;
      end if;

      new.extracted := nullif(v_contact, '{}');
    end if;

    -- What has no room beside the other texts of the call is left out.
    if pgcalls.session_text_bytes(new) > 8192 then
      if 'sentiment' = any (v_derived) then
        new.sentiment := null;
        new.sentiment_score := null;
      end if;

      if 'call_outcome' = any (v_derived) then
        new.call_outcome := null;
      end if;

      if 'user_email' = any (v_derived) then
        new.user_email := null;
      end if;

      if 'user_name' = any (v_derived) then
        new.user_name := null;
      end if;

      v_derived := array(
        select d.name
        from unnest(v_derived) as d (name)
        where d.name <> all ('{sentiment,call_outcome,user_email,user_name}')
      );
    end if;

    new.derived_columns := v_derived;
  exception
    when others then
      -- Without the message, which may hold what was said.
      raise warning 'call analysis failed with %', sqlstate;
  end;

  return new;
end;
$$;

comment on function pgcalls.process_call_analytics is
$$Trigger function: sentiment, keywords, outcome and caller of an ended call.

Only where the caller gave none. derived_columns names what was filled; that is filled
again when the conversation changes, until somebody gives another value. It reads what
the client wants redacted as it will be stored. Where the client is_analysed_later it
only sets is_analysis_pending, and analyses when that is taken back. A failure is a
warning, never an error of the write. From the user_sessions document.$$;

revoke all on function pgcalls.process_call_analytics
from public, anon, authenticated, service_role;

create or replace trigger generate_call_analytics_insert
before insert on public.user_sessions
for each row
when (new.ended_at_utc is not null)
execute function pgcalls.process_call_analytics();

create or replace trigger generate_call_analytics
before update of
ended_at_utc,
status,
message_count,
tool_call_count,
call_transcript,
call_summary,
language,
ended_reason,
demo_scheduled,
sentiment,
keywords,
call_outcome,
user_phone,
user_email,
user_name,
is_analysis_pending
on public.user_sessions
for each row
when (
  (new.ended_at_utc is not null or new.derived_columns <> '{}')
  and (
    new.ended_at_utc is null,
    new.status,
    new.message_count,
    new.tool_call_count,
    new.call_summary,
    new.language,
    new.ended_reason,
    new.demo_scheduled,
    new.sentiment,
    new.keywords,
    new.call_outcome,
    new.user_phone,
    new.user_email,
    new.user_name,
    new.call_transcript,
    new.is_analysis_pending
  ) is distinct from (
    old.ended_at_utc is null,
    old.status,
    old.message_count,
    old.tool_call_count,
    old.call_summary,
    old.language,
    old.ended_reason,
    old.demo_scheduled,
    old.sentiment,
    old.keywords,
    old.call_outcome,
    old.user_phone,
    old.user_email,
    old.user_name,
    old.call_transcript,
    old.is_analysis_pending
  )
)
execute function pgcalls.process_call_analytics();
